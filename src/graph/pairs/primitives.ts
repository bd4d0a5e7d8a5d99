/**
 * What the sync variants of the ORM work with, and the async ones do not: its driver's `write()` beside `writeAsync()`. Who
 * calls one of these makes a synchronous operation of the ORM, though no pair is in sight.
 */
import type { ClassNode, FunctionNode } from '../project/nodes.ts';
import { callsWithin } from '../project/nodes.ts';
import { beginningPairs } from './pairs.ts';
import { importedBy } from '../project/packages.ts';
import type { Graph } from '../project/questions.ts';

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
    if (sides.length === 0 || !graph.packages.isOrmCode(node.file)) continue;
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

/**
 * Methods of the class itself are hooks as often as not: what counts is what stands outside of it, in a module that it imports.
 * What it is given by others, as receivers of a signal are, is theirs; so is what an override of the application does, which
 * `record.save()` of a manager runs, and which has no async variant yet.
 */
function reachedFrom(graph: Graph, home: ClassNode, starts: readonly FunctionNode[]): Reached {
  const found: Reached = { functions: new Set(), names: new Set() };
  const seen = new Set(starts);
  const modules = importedBy(graph, home.file);
  for (const node of seen) {
    for (const call of callsWithin(node)) {
      const targets = call.fact.isNew ? [] : graph.targetsOf(call);
      for (const target of targets) {
        if (isOfApplication(graph, target)) continue;
        seen.add(target);
        const owner = graph.homeOf(target);
        const isOwn = owner !== null && graph.hierarchy.isRelated(owner.class, home);
        if (!isOwn && modules.has(target.file)) found.functions.add(target);
      }
      if (targets.length === 0 && call.fact.name) found.names.add(call.fact.name.text);
    }
  }
  return found;
}

function isOfApplication({ packages }: Graph, { file }: FunctionNode): boolean {
  return !file.external && !packages.isOrmCode(file);
}
