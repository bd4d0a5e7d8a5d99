/** The walk down from a class, for hierarchies that intervals cannot tell of: mixins with several bases, circles. */
import type { ClassNode } from '../project/nodes.ts';

export interface Walk {
  descendants(node: ClassNode): readonly ClassNode[];
  isBelow(node: ClassNode, above: ClassNode): boolean;
}

/** Classes in all answers that are kept at a time. */
const KEPT = 1_000_000;

export function createWalk(childrenOf: (node: ClassNode) => readonly ClassNode[]): Walk {
  const known = new Map<ClassNode, ReadonlySet<ClassNode>>();
  const lists = new WeakMap<ReadonlySet<ClassNode>, readonly ClassNode[]>();
  let kept = 0;

  function below(node: ClassNode): ReadonlySet<ClassNode> {
    const before = known.get(node);
    if (before) return before;
    const found = new Set<ClassNode>();
    const queue = [node];
    for (let at = queue.pop(); at; at = queue.pop()) {
      for (const child of childrenOf(at)) {
        if (found.has(child) || child === node) continue;
        found.add(child);
        queue.push(child);
      }
    }
    keep(node, found);
    return found;
  }

  /** Answers overlap, so that all together they may be far larger than the hierarchy. */
  function keep(node: ClassNode, found: ReadonlySet<ClassNode>): void {
    kept += found.size + 1;
    if (kept > KEPT) {
      known.clear();
      kept = found.size + 1;
    }
    known.set(node, found);
  }

  return {
    descendants(node) {
      const found = below(node);
      const list = lists.get(found) ?? [...found];
      lists.set(found, list);
      return list;
    },
    isBelow: (node, above) => below(above).has(node),
  };
}
