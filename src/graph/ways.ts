/** Ways to the ORM: through which functions and by which call a function reaches it, for people who ask why. */
import type { Role } from './classify.ts';
import type { CallNode, FunctionNode } from './nodes.ts';

export interface Way {
  /** Functions on the way, outermost first; without the one that was asked about. */
  readonly through: readonly FunctionNode[];
  /** The call at its end; null where no call does it, but an iteration or a conversion. */
  readonly call: CallNode | null;
  /** The call is proven to be the ORM's; else it only may be. */
  readonly certain: boolean;
}

export interface Questions {
  classify(call: CallNode): Role;
  reaches(node: FunctionNode): boolean;
  needsVariant(node: FunctionNode): boolean;
  callReaches(call: CallNode): boolean;
}

/** @returns the shortest way from a function to the ORM; to a call that may be the ORM's only if there is no other */
export function createWays(effects: Questions): (start: FunctionNode) => Way {
  const known = new WeakMap<FunctionNode, Way>();

  function wayFrom(start: FunctionNode): Way {
    const found = known.get(start) ?? search(start);
    known.set(start, found);
    return found;
  }

  /** Breadth first, so that the first way that is found is a shortest one. */
  function search(start: FunctionNode): Way {
    const queue: { node: FunctionNode; through: readonly FunctionNode[] }[] = [{ node: start, through: [] }];
    const seen = new Set([start]);
    let uncertain: Way | null = null;
    for (const { node, through } of queue) {
      for (const call of node.calls) {
        const { kind } = effects.classify(call);
        if (kind === 'orm' || kind === 'orm-function') return { through, call, certain: true };
        if (kind !== 'project' && kind !== 'iteration' && effects.callReaches(call)) {
          uncertain ??= { through, call, certain: false };
        }
      }
      for (const next of reachedFrom(node)) {
        if (seen.has(next)) continue;
        seen.add(next);
        queue.push({ node: next, through: node.nested.includes(next) ? through : [...through, next] });
      }
    }
    return uncertain ?? { through: [], call: null, certain: true };
  }

  function reachedFrom(node: FunctionNode): readonly FunctionNode[] {
    const called = node.calls.flatMap((call) => {
      const role = effects.classify(call);
      return role.kind === 'project' ? role.targets.filter((each) => effects.needsVariant(each)) : [];
    });
    return [...called, ...node.nested.filter((each) => effects.reaches(each))];
  }

  return wayFrom;
}
