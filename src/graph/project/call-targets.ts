/** Which calls run a function, as far as they can be told: the calls of the project by what they lead to. */
import { addTo } from '../../collections.ts';
import type { Value } from '../../model/facts.ts';
import { isGlobalObject } from './builtins.ts';
import type { CallNode, FileNode, FunctionNode } from './nodes.ts';
import type { Graph } from './questions.ts';

/** An expression, and the file it stands in. */
export interface Expression {
  readonly value: Value;
  readonly file: FileNode;
}

const known = new WeakMap<Graph, ReadonlyMap<FunctionNode, readonly CallNode[]>>();

/** The calls that are seen to run the function; there may be others. Asked when all types are settled. */
export function callsOf(graph: Graph, node: FunctionNode): readonly CallNode[] {
  const found = known.get(graph) ?? collect(graph);
  known.set(graph, found);
  return found.get(node) ?? [];
}

/** What these calls give for the parameter at `index`. */
export function argumentsFor(graph: Graph, node: FunctionNode, index: number): readonly Expression[] {
  return callsOf(graph, node).flatMap(({ fact, file }) => {
    const isRest = node.fact.parameters[index]?.rest === true;
    const values = isRest ? fact.arguments.slice(index) : fact.arguments.slice(index, index + 1);
    const spread = fact.arguments.slice(0, index).filter((each) => each.spread);
    return [...values, ...spread].map(({ value }) => ({ value, file }));
  });
}

function collect(graph: Graph): ReadonlyMap<FunctionNode, readonly CallNode[]> {
  const found = new Map<FunctionNode, CallNode[]>();
  for (const file of graph.project.files)
    for (const call of file.calls) for (const target of graph.targetsOf(call)) addTo(found, target, call);
  return found;
}

/** The method of a global object that a call names, by an alias too: `Object.assign`; null for other calls. */
export function globalMethodOf({ fact: { callee }, file }: CallNode): string | null {
  return globalMember(callee, file, 0);
}

/** The same for a value: what it names. */
export function globalMemberOf(value: Value, file: FileNode): string | null {
  return globalMember(value, file, 0);
}

/** Hops from one variable to the next. */
const DEEPEST = 4;

function globalMember(value: Value, file: FileNode, depth: number): string | null {
  if (value.kind === 'binding') {
    const values = file.facts.bindings[value.binding]?.values ?? [];
    const [only] = values;
    return only && values.length === 1 && depth < DEEPEST ? globalMember(only, file, depth + 1) : null;
  }
  if (value.kind !== 'member') return null;
  const owner = globalName(value.object, file, depth);
  return owner === null ? null : `${owner}.${value.name ?? ''}`;
}

/** `Object`, `globalThis.Object` */
function globalName(value: Value, file: FileNode, depth: number): string | null {
  if (value.kind === 'global') return value.name;
  if (value.kind === 'member' && value.object.kind === 'global' && isGlobalObject(value.object.name)) return value.name;
  const values = value.kind === 'binding' ? (file.facts.bindings[value.binding]?.values ?? []) : [];
  const [only] = values;
  return only && values.length === 1 && depth < DEEPEST ? globalName(only, file, depth + 1) : null;
}
