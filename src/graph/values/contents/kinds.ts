/** What values and calls are, as far as containers are concerned. */
import type { Value } from '../../../model/facts.ts';
import type { CallNode, FileNode, FunctionNode } from '../../project/nodes.ts';
import type { Graph } from '../../project/questions.ts';
import { alternatives, type Type } from '../../project/types.ts';

const COLLECTIONS: ReadonlySet<string> = new Set(['Map', 'Set', 'WeakMap', 'WeakSet']);

/** Of what is still being worked out nothing is known yet: it is asked again. */
export function isContainer(type: Type): boolean {
  return alternatives(type).every((each) => isHolding(each));
}

function isHolding(type: Type): boolean {
  if (type.kind === 'builtin') return COLLECTIONS.has(type.name);
  return type.kind === 'array' || type.kind === 'record' || type.kind === 'object' || type.kind === 'tuple';
}

/** How deep it stands in what iterating over a container gives: a Map gives pairs. */
export function iteratedDepths(graph: Graph, container: Value, file: FileNode, depth: number): readonly number[] {
  const types = alternatives(graph.evaluate(container, file));
  const isMap = (type: Type): boolean => type.kind === 'builtin' && type.name === 'Map';
  if (types.length > 0 && types.every(isMap)) return [depth];
  return types.some((type) => type.kind === 'unknown' || isMap(type)) ? [depth - 1, depth] : [depth - 1];
}

/** The name of the method that is called; null where none is, or its name is not written. */
export function methodOf(call: CallNode | undefined): string | null {
  const callee = call?.fact.callee;
  return callee?.kind === 'member' && !call?.fact.isNew ? callee.name : null;
}

/** The function that is the argument of that number, where its code is seen. */
export function functionAt(graph: Graph, call: CallNode, index: number): FunctionNode | null {
  const passed = call.fact.arguments[index];
  const type = passed && !passed.spread ? graph.evaluate(passed.value, call.file) : null;
  return type?.kind === 'function' && graph.packages.isSeen(type.function.file) ? type.function : null;
}
