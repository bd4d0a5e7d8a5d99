/** Which values run a query when they are iterated over. */
import { lookUpOwn } from '../../collections.ts';
import { flowsOf } from '../project/flows.ts';
import { GENERATOR } from '../project/builtins.ts';
import type { Graph } from '../project/questions.ts';
import type { Range, Value } from '../../model/facts.ts';
import type { CallNode, ClassNode, FileNode, FunctionNode } from '../project/nodes.ts';
import { alternatives, type Type, union } from '../project/types.ts';

/** Iterating over it runs a query, and it can be iterated over asynchronously as well. */
export function isQuery(graph: Graph, type: Type): boolean {
  const all = alternatives(type);
  return all.length > 0 && all.every((each) => isQueryType(graph, each));
}

/** What is iterated over: a type such as `Iterable<Book>`, written or cast to, says less than the value itself. */
export function iteratedType(graph: Graph, value: Value, file: FileNode): Type {
  const type = graph.evaluate(value, file);
  if (type.kind !== 'unknown') return type;
  if (value.kind === 'typed' && value.value) return iteratedType(graph, value.value, file);
  const binding = value.kind === 'binding' ? file.facts.bindings[value.binding] : undefined;
  if (!binding?.type || binding.values.length === 0) return type;
  return union(binding.values.map((each) => graph.evaluate(each, file)));
}

/** Functions and constructors of the language that iterate over their first argument. */
const ITERATING = new Set([
  'from',
  'Set',
  'Map',
  'WeakSet',
  'fromEntries',
  'all',
  'allSettled',
  'race',
  'any',
  'groupBy',
]);

/** The argument of `Array.from(query)`, `new Set(query)` and the like, if it is a query; null otherwise. */
export function iteratedArgument(graph: Graph, call: CallNode): Range | null {
  const [first] = call.fact.arguments;
  if (!first || first.spread || !isIterating(call)) return null;
  return isQuery(graph, iteratedType(graph, first.value, call.file)) ? first.range : null;
}

/** The call is of that kind, and what it iterates over may be a query of which nobody tells. */
export function iteratesUntold(graph: Graph, call: CallNode): boolean {
  const [first] = call.fact.arguments;
  return first !== undefined && isIterating(call) && isUntoldQuery(graph, iteratedType(graph, first.value, call.file));
}

/** A function or constructor of the language that iterates over its first argument. */
export function isIterating({ fact }: CallNode): boolean {
  const owner = fact.callee.kind === 'member' ? fact.callee.object : fact.callee;
  return owner.kind === 'global' && ITERATING.has(fact.name?.text ?? '');
}

/** The same where all of it has been taken over when the call ends, and nothing is waited for. */
export function isCollecting({ fact }: CallNode): boolean {
  const { callee, name, isNew } = fact;
  const owner = callee.kind === 'member' && callee.object.kind === 'global' ? callee.object.name : null;
  if (isNew) return callee.kind === 'global' && /^(Set|Map)$/.test(callee.name);
  return (owner === 'Array' && name?.text === 'from') || (owner === 'Object' && name?.text === 'fromEntries');
}

/** One of several things it may be is a query. */
export function isSometimesQuery(graph: Graph, type: Type): boolean {
  return alternatives(type).some((each) => isQueryType(graph, each));
}

/** A query that is given to functions of the project which are known to be given one: what they do with it is seen there. */
export function isSeenQuery(graph: Graph, targets: readonly FunctionNode[], index: number): boolean {
  return targets.every(({ file, id }) =>
    flowsOf(file)
      .of(`parameter ${String(id)} ${String(index)}`)
      .some(
        (flow) =>
          flow.to === 'binding' &&
          isSometimesQuery(graph, graph.evaluate({ kind: 'binding', binding: flow.binding }, file)),
      ),
  );
}

/** It could be a query for all that is known. */
export function mayBeQuery(graph: Graph, type: Type): boolean {
  const all = alternatives(type);
  return all.length === 0 || all.some((each) => isOpen(each) || isQueryType(graph, each));
}

/** It may run anything when it is iterated over: a generator may stand for a query. */
function isOpen(type: Type): boolean {
  return type.kind === 'unknown' || type.kind === 'missing' || (type.kind === 'builtin' && type.name === GENERATOR);
}

/** One of several things it may be is an object of the ORM of which a configuration does not say what iterating over it does. */
export function isUntoldQuery(graph: Graph, type: Type): boolean {
  return alternatives(type).some((each) => isUntold(graph, each));
}

function isUntold({ hierarchy, project }: Graph, type: Type): boolean {
  if (type.kind !== 'instance' || !project.described) return false;
  const untold = hierarchy.ormRoots(type.class).some((root) => {
    const isDescribed = project.profile.described?.types.includes(root.type) === true;
    const table = project.profile.types[root.type];
    return isDescribed && table?.iterable === false && lookUpOwn(table.lazy, ITERATOR) === undefined;
  });
  return untold && hierarchy.lookUp(type.class, ITERATOR, false).length === 0;
}

/** `[Symbol.iterator]`, as facts and profiles name it. */
const ITERATOR = '@@iterator';

function isQueryType(graph: Graph, type: Type): boolean {
  if (type.kind === 'orm') return graph.project.profile.types[type.type]?.iterable ?? false;
  if (type.kind !== 'instance') return false;
  return (
    isAsyncIterable(graph, type.class) ||
    graph.hierarchy.ormRoots(type.class).some((root) => graph.project.profile.types[root.type]?.iterable)
  );
}

function isAsyncIterable(graph: Graph, node: ClassNode): boolean {
  return graph.hierarchy.lookUp(node, '@@asyncIterator', false).length > 0;
}
