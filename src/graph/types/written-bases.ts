/** What the written type of a mixin's base says: `<T extends new (...args: any[]) => { save(): void }>(Base: T) => class extends Base`. */
import type { TypeFact } from '../../model/facts.ts';
import type { ClassNode, FileNode } from '../project/nodes.ts';
import type { Graph } from '../project/questions.ts';
import { namedType } from './type-parameters.ts';

/** Names for types beyond this are not followed: a type may be defined by itself. */
const DEEPEST = 8;

/** Whether a base of the class is written as an object type that has the one member and not the other. */
export function hidesMember(graph: Graph, { fact, file }: ClassNode, seen: string, hidden: string): boolean {
  return fact.bases.some((base) => {
    const binding = base.kind === 'binding' ? file.facts.bindings[base.binding] : undefined;
    const made = binding?.type ? madeBy(graph, binding.type, file) : null;
    const names = made && membersOf(graph, made.type, made.file);
    return names?.has(seen) === true && !names.has(hidden);
  });
}

interface Written {
  readonly type: TypeFact;
  readonly file: FileNode;
}

/** What `new` gives of a written type; null where that is not told. */
function madeBy(graph: Graph, type: TypeFact, file: FileNode, depth = 0): Written | null {
  if (depth > DEEPEST) return null;
  if (type.kind === 'other') return type.creates ? { type: type.creates, file } : null;
  if (type.kind !== 'reference') return null;
  const named = namedType(graph, type.target, file);
  const made = named?.fact.type ? madeBy(graph, named.fact.type, named.file, depth + 1) : null;
  // `Constructor<{ save(): void }>`, where the alias says `new (...args) => T`.
  const parameter =
    made?.type.kind === 'reference' && made.type.target.kind === 'binding' ? made.type.target.binding : null;
  const at = parameter === null ? -1 : (named?.fact.typeParameters?.indexOf(parameter) ?? -1);
  const argument = type.arguments[at];
  return argument ? { type: argument, file } : made;
}

/** The names of all members that a written object type has; null where it may have others. */
function membersOf(graph: Graph, type: TypeFact, file: FileNode, depth = 0): ReadonlySet<string> | null {
  if (depth > DEEPEST) return null;
  if (type.kind === 'reference') {
    const named = namedType(graph, type.target, file);
    const node = named?.fact.interface === undefined ? undefined : named.file.classes[named.fact.interface];
    if (node) return namesInInterface(graph, node, depth);
    return named?.fact.type ? membersOf(graph, named.fact.type, named.file, depth + 1) : null;
  }
  if (type.kind !== 'other' || type.index || type.loose) return null;
  const parts = type.parts?.map((each) => membersOf(graph, each, file, depth + 1)) ?? [];
  if (parts.some((each) => each === null)) return null;
  const own = (type.typed ?? []).map(({ name }) => name);
  return new Set([...own, ...parts.flatMap((each) => [...(each ?? [])])]);
}

function namesInInterface(graph: Graph, { fact, file }: ClassNode, depth: number): ReadonlySet<string> | null {
  if (fact.interface !== 'closed') return null;
  const above = (fact.implements ?? []).map((each) => membersOf(graph, each, file, depth + 1));
  if (above.some((each) => each === null)) return null;
  const own = fact.members.flatMap(({ name }) => name ?? []);
  return new Set([...own, ...above.flatMap((each) => [...(each ?? [])])]);
}
