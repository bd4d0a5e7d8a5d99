/** Origins: which object of the project a value is, where it is one that is made once and goes by a name. */
import { type Value, WHOLE_MODULE } from '../../model/facts.ts';
import type { FileNode } from '../project/nodes.ts';
import { isFile } from '../project/project.ts';
import type { Graph } from '../project/questions.ts';
import { classOf } from '../types/instances.ts';
import { alternatives } from '../project/types.ts';

/** Values of one origin are one object; `key` is compared by identity. */
export interface Origin {
  readonly key: unknown;
  /** The file that makes it; null where that cannot be read. */
  readonly file: FileNode | null;
  readonly name: string;
}

/** How many imports, exports and aliases are followed. */
const MOST_STEPS = 12;

/**
 * @param value names an object: `paid`, `signals.paid`, `Order.paid`
 * @returns null where it is made anew each time, or where that cannot be told
 */
export function originOf(graph: Graph, value: Value, file: FileNode, steps = 0): Origin | null {
  if (steps > MOST_STEPS) return null;
  if (value.kind === 'typed' && value.value) return originOf(graph, value.value, file, steps + 1);
  if (value.kind === 'binding') return ofBinding(graph, value.binding, file, steps);
  if (value.kind === 'member' && value.name !== null) return ofMember(graph, value.object, value.name, file, steps);
  return null;
}

function ofBinding(graph: Graph, id: number, file: FileNode, steps: number): Origin | null {
  const fact = file.facts.bindings[id];
  if (!fact || fact.kind === 'parameter') return null;
  if (fact.import) return ofExport(graph, file, fact.import.specifier, fact.import.name, steps);
  const [only, ...others] = fact.values;
  const named = others.length === 0 && only ? originOf(graph, only, file, steps + 1) : null;
  // A variable of a function is another one in each call; what is had from elsewhere may be anybody's.
  const isOwn = fact.function === 0 && fact.values.every(({ kind }) => kind !== 'member' && kind !== 'binding');
  return named ?? (isOwn ? { key: fact, file, name: fact.name } : null);
}

function ofExport(graph: Graph, from: FileNode, specifier: string, name: string, steps: number): Origin | null {
  if (steps > MOST_STEPS) return null;
  const target = graph.project.open(from, specifier);
  if (!isFile(target)) return { key: `${specifier}\0${name}`, file: null, name };
  const fact = target.facts.exports.findLast((each) => each.name === name);
  if (fact?.from) return ofExport(graph, target, fact.from.specifier, fact.from.name, steps + 1);
  if (fact?.value) return originOf(graph, fact.value, target, steps + 1) ?? { key: fact, file: target, name };
  for (const each of target.facts.starExports) {
    const found = ofExport(graph, target, each, name, steps + 1);
    if (found?.file) return found;
  }
  const whole = target.facts.exports.findLast((each) => each.name === WHOLE_MODULE)?.value;
  return whole && name !== WHOLE_MODULE ? ofMember(graph, whole, name, target, steps + 1) : null;
}

function ofMember(graph: Graph, object: Value, name: string, file: FileNode, steps: number): Origin | null {
  const binding = object.kind === 'binding' ? file.facts.bindings[object.binding] : undefined;
  const specifier =
    object.kind === 'module' ? object.specifier : binding?.import?.name === '*' ? binding.import.specifier : null;
  if (specifier !== null) return ofExport(graph, file, specifier, name, steps + 1);
  const [type, ...others] = alternatives(graph.evaluate(object, file));
  if (!type || others.length > 0) return null;
  if (type.kind === 'namespace') {
    const fact = type.file.facts.exports.findLast((each) => each.name === name);
    return fact?.value ? originOf(graph, fact.value, type.file, steps + 1) : null;
  }
  if (type.kind === 'object') {
    const fact = type.object.fact.members.findLast((each) => each.name === name);
    if (!fact) return null;
    return originOf(graph, fact.value, type.object.file, steps + 1) ?? { key: fact, file: type.object.file, name };
  }
  if (type.kind === 'external' && !type.derived)
    return { key: [type.module, ...type.path, name].join('\0'), file: null, name };
  const node = type.kind === 'class' ? type : classOf(type);
  if (node?.kind !== 'class') return null;
  const [definition] = graph.hierarchy.lookUp(node.class, name, type.kind === 'class');
  const fact = definition?.member ?? definition?.assigned;
  return definition && fact ? { key: fact, file: definition.class.file, name } : null;
}
