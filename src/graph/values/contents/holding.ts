/** Whether a reference can hold a class, by its type: what is read beside it does not. */
import type { Value } from '../../../model/facts.ts';
import type { Key } from '../../project/flows.ts';
import type { ClassNode, FileNode } from '../../project/nodes.ts';
import type { Graph } from '../../project/questions.ts';
import { alternatives, type Type } from '../../project/types.ts';

/** @param depth how many containers stand around the class in the reference */
export function mayHold(graph: Graph, node: ClassNode, file: FileNode, key: Key, depth: number): boolean {
  const value = typeof key === 'string' ? valueAt(file, key) : key;
  return value === null || isHeldIn(graph, graph.evaluate(value, file), depth, node);
}

function isHeldIn(graph: Graph, type: Type, depth: number, node: ClassNode): boolean {
  return alternatives(type).some((each) => {
    if (each.kind === 'unknown' || each.kind === 'missing' || each.kind === 'external') return true;
    if (depth === 0) return each.kind === 'class' && graph.hierarchy.isRelated(each.class, node);
    const inside = partsOf(graph, each);
    return inside === null || inside.some((part) => isHeldIn(graph, part, depth - 1, node));
  });
}

/** What a container holds; null where that is not known. */
function partsOf(graph: Graph, type: Type): readonly Type[] | null {
  switch (type.kind) {
    case 'array':
    case 'record':
      return [type.element];
    case 'tuple':
      return type.elements;
    case 'object':
      return [graph.memberOf(type, null)];
    case 'builtin':
      return type.element
        ? [type.element, ...(type.key ? [type.key] : [])]
        : /^(Weak)?(Map|Set)$/.test(type.name)
          ? null
          : [];
    case 'instance':
    case 'class':
    case 'function':
      return [];
    default:
      return null;
  }
}

const NUMBERED = /^(binding|call|object|parameter) (\d+)(?: (\d+))?$/;

const values = new WeakMap<FileNode, Map<string, Value | null>>();

/** The value that a key stands for, always the same one; null where it is another one in each place. */
function valueAt(file: FileNode, key: string): Value | null {
  const known = values.get(file) ?? new Map<string, Value | null>();
  values.set(file, known);
  const found = known.get(key);
  if (found !== undefined) return found;
  const value = valueOf(key);
  known.set(key, value);
  return value;
}

function valueOf(key: string): Value | null {
  const [, kind, first, second] = NUMBERED.exec(key) ?? [];
  const number = Number(first);
  switch (kind) {
    case 'binding':
      return { kind, binding: number };
    case 'call':
      return { kind, call: number };
    case 'object':
      return { kind, object: number };
    case 'parameter':
      return { kind, function: number, index: Number(second) };
    default:
      return null;
  }
}
