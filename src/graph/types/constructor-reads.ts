/** Classes that are come by from their objects, or from a class below: `copy.constructor`, `new.target`, `this` of a static method. */
import type { Value } from '../../model/facts.ts';
import { classesAbove } from '../project/classes-above.ts';
import { type Flow, flowsOf, type Key } from '../project/flows.ts';
import type { CallNode, ClassNode, FileNode } from '../project/nodes.ts';
import type { Graph } from '../project/questions.ts';
import { alternatives, type Type } from '../project/types.ts';
import { isOnlyKeyOf, useIn, type Uses } from './class-uses.ts';

interface Read {
  readonly file: FileNode;
  readonly read: Extract<Value, { kind: 'member' }>;
}

const reads = new WeakMap<Graph, readonly Read[]>();

/** What becomes of a class where it is come by from its objects. */
export function usesByObjects(graph: Graph, node: ClassNode): Uses {
  const all = reads.get(graph) ?? readsIn(graph);
  reads.set(graph, all);
  const uses = all
    .filter(({ read, file }) => mayHaveObject(graph, graph.evaluate(read.object, file), file, node))
    .flatMap(({ read, file }) => usesOfKey(graph, file, read));
  const inherited = staticsAbove(graph, node).flatMap(([file, id]) => usesOfKey(graph, file, `this ${String(id)}`));
  const found = [...uses, ...inherited];
  return found.includes('any') ? 'any' : found.includes('given') ? 'given' : 'named';
}

function readsIn(graph: Graph): readonly Read[] {
  const written = graph.packages.seen.flatMap((file) =>
    flowsOf(file)
      .reads('constructor')
      .map((read) => ({ file, read })),
  );
  const created = graph.packages.seen.flatMap((file) =>
    file.calls.flatMap(({ fact: { callee, isNew } }) =>
      isNew && callee.kind === 'member' && callee.name === 'constructor' ? [{ file, read: callee }] : [],
    ),
  );
  return [...written, ...created];
}

/** What is not known may be an object of any class; an ORM puts rows together, and has no other objects of the project. */
function mayHaveObject(graph: Graph, type: Type, file: FileNode, node: ClassNode): boolean {
  const isOrms = file.external || graph.packages.isOrmCode(file);
  return alternatives(type).some((each) => {
    if (each.kind === 'instance') return each.class === node || graph.hierarchy.isBelow(node, each.class);
    return each.kind === 'unknown' && (!isOrms || graph.pairs.bearsAny(node));
  });
}

function usesOfKey(graph: Graph, file: FileNode, first: Key): readonly Uses[] {
  const keys = new Set([first]);
  const found: Uses[] = [];
  for (const key of keys) {
    for (const flow of flowsOf(file).of(key)) {
      if (flow.to === 'binding') keys.add(`binding ${String(flow.binding)}`);
      else found.push(isLookedUp(graph, flow, file) ? 'named' : useIn(graph, flow, file));
    }
    if (isCreated(file, key)) found.push('given');
  }
  return found;
}

/** `this.desks.get(row.constructor)`: what is only asked for under a key does not come out again. */
function isLookedUp(graph: Graph, flow: Flow, file: FileNode): boolean {
  return flow.to === 'argument' && !flow.spread && isOnlyKeyOf(graph, file.calls[flow.call], flow.index);
}

function isCreated({ calls }: FileNode, key: Key): boolean {
  return calls.some(({ fact: { callee, isNew } }) => {
    if (!isNew) return false;
    return callee.kind === 'binding' ? key === `binding ${String(callee.binding)}` : callee === key;
  });
}

/** Static methods that the class has from those above: their `this` may be the class. */
function staticsAbove(graph: Graph, node: ClassNode): readonly (readonly [FileNode, number])[] {
  return classesAbove(graph.hierarchy, node).flatMap(({ file, fact }) =>
    graph.packages.isSeen(file)
      ? fact.members.flatMap((each) => (each.static && each.function !== null ? [[file, each.function] as const] : []))
      : [],
  );
}

/** Whether what is created is named there: a class as it stands, an import, or a variable that is nothing else. */
export function isExactly({ fact: { callee }, file }: CallNode): boolean {
  if (callee.kind === 'class' || callee.kind === 'function') return true;
  const binding = callee.kind === 'binding' ? file.facts.bindings[callee.binding] : undefined;
  return binding !== undefined && (binding.import !== null || binding.values.every(({ kind }) => kind === 'class'));
}
