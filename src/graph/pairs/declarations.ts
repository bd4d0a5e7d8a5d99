/** What stands beside the code of a package: `model.d.ts` says of `model.js` what its text does not. */
import type { TypeFact } from '../../model/facts.ts';
import type { ClassNode, FileNode, FunctionNode } from '../project/nodes.ts';
import type { Graph } from '../project/questions.ts';
import { nameOfFunction } from './siblings.ts';

/** A written type, and the file that its names are of. */
export interface Declared {
  readonly type: TypeFact;
  readonly file: FileNode;
}

/** The written type of a member of the class, or of one above it, where they are of a package. */
export function declaredMember(
  graph: Graph,
  start: ClassNode,
  name: string,
  isStatic: boolean,
): (Declared & { readonly owner: ClassNode; readonly isSettled: boolean }) | null {
  const seen = new Set([start]);
  for (const node of seen) {
    const twin = twinOf(graph, node);
    const type = twin?.fact.members.find((each) => each.name === name && each.static === isStatic)?.type;
    if (twin && type) return { type, file: twin.file, owner: node, isSettled: isSettled(type, twin.file) };
    for (const base of graph.hierarchy.bases(node)) if (base.kind === 'class') seen.add(base.class);
  }
  return null;
}

/** The written result of a function of a package. */
export function declaredResult(graph: Graph, node: FunctionNode): Declared | null {
  const { owner, file, fact } = node;
  const name = nameOfFunction(node);
  if (!file.external || fact.returnType || name === null) return null;
  const found =
    owner?.kind === 'class' ? ofMethod(graph, owner.class, name, owner.static) : ofFunction(graph, node, name);
  const type = found?.fact.returnType;
  return found && type && isSettled(type, found.file) ? { type, file: found.file } : null;
}

/** A function as its types are written: itself, or of a package its declarations, of which overloads have several. */
export function typedFunctions(graph: Graph, node: FunctionNode): readonly FunctionNode[] {
  const { owner, file, fact } = node;
  const name = nameOfFunction(node);
  if (!file.external || fact.returnType || name === null) return [node];
  const beside = besideOf(graph, file);
  if (owner?.kind !== 'class')
    return owner ? [] : (beside?.functions.filter((each) => each.owner === null && each.fact.name === name) ?? []);
  const twin = twinOf(graph, owner.class);
  const members = twin?.fact.members.filter((each) => each.name === name && each.static === owner.static) ?? [];
  return members.flatMap((each) => (each.function === null ? [] : (twin?.file.functions[each.function] ?? [])));
}

/** A class as its types are written: itself, or of a package its declaration. */
export function typedClass(graph: Graph, node: ClassNode): ClassNode {
  return twinOf(graph, node) ?? node;
}

/** No such type is a type parameter: what that stands for is told by the code, or by who uses it. */
function isSettled(type: TypeFact, file: FileNode): boolean {
  switch (type.kind) {
    case 'builtin':
      return true;
    case 'array':
      return isSettled(type.element, file);
    case 'union':
      return type.types.every((each) => isSettled(each, file));
    case 'reference': {
      const fact = type.target.kind === 'binding' ? file.facts.bindings[type.target.binding] : undefined;
      return fact?.kind !== 'type' || fact.import !== null;
    }
    default:
      return false;
  }
}

function ofMethod(graph: Graph, home: ClassNode, name: string, isStatic: boolean): FunctionNode | null {
  const twin = twinOf(graph, home);
  const member = twin?.fact.members.find((each) => each.name === name && each.static === isStatic);
  return twin && member?.function != null ? (twin.file.functions[member.function] ?? null) : null;
}

function ofFunction(graph: Graph, { file, owner }: FunctionNode, name: string): FunctionNode | null {
  const beside = owner === null ? besideOf(graph, file) : null;
  return beside?.functions.find((each) => each.owner === null && each.fact.name === name) ?? null;
}

/** The class of that name in the declarations. */
function twinOf(graph: Graph, { file, fact }: ClassNode): ClassNode | null {
  if (!file.external || fact.name === null) return null;
  return besideOf(graph, file)?.classes.find((each) => each.fact.name === fact.name && !each.fact.interface) ?? null;
}

function besideOf(graph: Graph, file: FileNode): FileNode | null {
  const found = graph.project.openTypes(file, `./${file.facts.path.split('/').at(-1) ?? ''}`);
  return found === file ? null : found;
}
