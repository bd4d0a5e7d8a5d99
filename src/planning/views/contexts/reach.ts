/** Which functions reach an async ORM call outside any context, and by which way: a search from the calls up. */
import type { FunctionNode } from '../../../graph/project/nodes.ts';
import type { Flow, Step } from './flow.ts';
import type { OrmUse } from './orm-uses.ts';

/** The shortest way from a function to an async ORM call. */
export interface Way {
  readonly steps: readonly Step[];
  /** The function that makes the call. */
  readonly node: FunctionNode;
  readonly use: OrmUse;
}

export interface Reach {
  has(node: FunctionNode): boolean;
  way(node: FunctionNode): Way | null;
}

/**
 * @param usesOf the async ORM calls a function makes itself
 * @param barriers functions that open a context of their own: what calls them reaches nothing through them
 */
export function createReach(
  flow: Flow,
  usesOf: (node: FunctionNode) => readonly OrmUse[],
  barriers: ReadonlySet<FunctionNode>,
): Reach {
  /** The next step on the way; null where the function makes the call itself. */
  const next = new Map<FunctionNode, Step | null>();
  const makers = flow.functions.filter((node) => usesOf(node).length > 0);
  // What is proven comes first, so that a way ends at an assumption, or goes by one, only where there is no better one.
  for (const mayBe of [false, true]) {
    for (const isProven of [true, false]) {
      const queue = makers.filter((node) => !next.has(node) && usesOf(node).some((use) => use.proven === isProven));
      for (const node of queue) next.set(node, null);
      if (mayBe) queue.push(...next.keys());
      for (const node of queue) {
        if (barriers.has(node)) continue;
        for (const step of flow.into(node)) {
          if (next.has(step.from) || (step.kind === 'maybe' && !mayBe)) continue;
          next.set(step.from, step);
          queue.push(step.from);
        }
      }
    }
  }

  function way(node: FunctionNode): Way | null {
    const steps: Step[] = [];
    let at = node;
    for (let step = next.get(at); step; step = next.get(at)) {
      steps.push(step);
      at = step.to;
    }
    const uses = usesOf(at);
    const use = uses.find((each) => each.proven) ?? uses[0];
    return use && next.has(node) ? { steps, node: at, use } : null;
  }

  return { has: (node) => next.has(node), way };
}
