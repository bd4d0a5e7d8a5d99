/**
 * What the sync variants of the ORM work with, and the async ones do not: its driver's `write()` beside `writeAsync()`. Who
 * calls one of these makes a synchronous operation of the ORM, though no pair is in sight.
 */
import type { ClassNode, FunctionNode } from './nodes.ts';
import { callsWithin } from './nodes.ts';
import { asyncNameOf } from './pairs.ts';
import type { Graph } from './questions.ts';

export interface Primitives {
  has(node: FunctionNode): boolean;
  /** Names of what sync variants call on receivers that are not known, and async ones do not. */
  readonly names: ReadonlySet<string>;
}

interface Reached {
  readonly functions: Set<FunctionNode>;
  readonly names: Set<string>;
}

/** Looks at the classes where pairs begin; collected once, when it is asked. */
export function createPrimitives(graph: Graph): Primitives {
  let found: Reached | null = null;

  function collected(): Reached {
    found ??= collect(graph);
    return found;
  }

  return {
    has: (node) => collected().functions.has(node),
    get names() {
      return collected().names;
    },
  };
}

function collect(graph: Graph): Reached {
  const all: Reached = { functions: new Set(), names: new Set() };
  const files = [...graph.project.files, ...graph.packages.files];
  for (const node of files.flatMap((file) => file.classes)) {
    const sides = beginningPairs(graph, node);
    if (sides.length === 0) continue;
    // A class whose async side calls the sync one delegates: all that it works with is on both sides.
    const sync = reachedFrom(
      graph,
      node,
      sides.map(([each]) => each),
    );
    const async = reachedFrom(
      graph,
      node,
      sides.map(([, each]) => each),
    );
    for (const each of sync.functions) if (!async.functions.has(each)) all.functions.add(each);
    for (const each of sync.names) if (!async.names.has(each)) all.names.add(each);
  }
  return all;
}

/** The bodies of pairs that the class declares and inherits from none. */
function beginningPairs(graph: Graph, node: ClassNode): readonly (readonly [FunctionNode, FunctionNode])[] {
  return node.fact.members.flatMap(({ name, static: isStatic, function: id }) => {
    const sync = id === null ? undefined : node.file.functions[id];
    if (name === null || !sync || !graph.pairs.borneBy(node, name, isStatic)) return [];
    if (graph.pairs.inheritedBy(node, name, isStatic)) return [];
    const async = graph.hierarchy.own(node, asyncNameOf(graph.project.profile, name), isStatic)?.function;
    return async ? [[sync, async] as const] : [];
  });
}

/** Methods of the class itself are hooks as often as not: what counts is what stands outside of it. */
function reachedFrom(graph: Graph, home: ClassNode, starts: readonly FunctionNode[]): Reached {
  const found: Reached = { functions: new Set(), names: new Set() };
  const seen = new Set(starts);
  for (const node of seen) {
    for (const call of callsWithin(node)) {
      const targets = call.fact.isNew ? [] : graph.targetsOf(call);
      for (const target of targets) {
        seen.add(target);
        const owner = graph.homeOf(target);
        if (!owner || !graph.hierarchy.isRelated(owner.class, home)) found.functions.add(target);
      }
      if (targets.length === 0 && call.fact.name) found.names.add(call.fact.name.text);
    }
  }
  return found;
}
