import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLineage } from '../../../src/graph/classes/lineage.ts';
import type { ClassNode } from '../../../src/graph/project/nodes.ts';
import { createWalk } from '../../../src/graph/classes/walk.ts';

/** Classes by number, with those that extend each. */
function hierarchy(edges: readonly (readonly [number, number])[]): {
  nodes: readonly ClassNode[];
  children: Map<ClassNode, ClassNode[]>;
} {
  const nodes = Array.from({ length: 12 }, (_, id) => ({ id }) as ClassNode);
  const children = new Map<ClassNode, ClassNode[]>();
  for (const [from, to] of edges) {
    const parent = nodes[from];
    const child = nodes[to];
    if (!parent || !child || from === to || children.get(parent)?.includes(child)) continue;
    children.set(parent, [...(children.get(parent) ?? []), child]);
  }
  return { nodes, children };
}

const anyEdges = fc.array(fc.tuple(fc.nat({ max: 11 }), fc.nat({ max: 11 })), { maxLength: 16 });
/** Each class has one base at most, which comes before it. */
const treeEdges = fc
  .array(fc.nat({ max: 100 }), { minLength: 11, maxLength: 11 })
  .map((bases) => bases.map((base, index) => [base % (index + 1), index + 1] as const));

describe('lineage', () => {
  test('gives what a walk gives, in its order, or says that it has to be walked', () => {
    fc.assert(
      fc.property(anyEdges, (edges) => {
        const { nodes, children } = hierarchy(edges);
        const lineage = createLineage(children);
        const walk = createWalk((node) => children.get(node) ?? []);
        for (const node of nodes) {
          const walked = walk.descendants(node);
          expect(lineage.descendants(node) ?? walked).toEqual(walked);
          for (const other of nodes) {
            const isBelow = walk.isBelow(other, node);
            expect(lineage.isBelow(other, node) ?? isBelow).toBe(isBelow);
          }
        }
      }),
    );
  });

  test('never has to be walked where each class has one base', () => {
    fc.assert(
      fc.property(treeEdges, fc.subarray([...Array(12).keys()]), (edges, picked) => {
        const { nodes, children } = hierarchy(edges);
        const lineage = createLineage(children);
        const index = lineage.createIndex(picked.flatMap((id) => nodes[id] ?? []));
        const walk = createWalk((node) => children.get(node) ?? []);
        const isPicked = ({ id }: ClassNode): boolean => picked.includes(id);
        for (const node of nodes) {
          const walked = walk.descendants(node);
          expect(lineage.descendants(node)).toEqual(walked);
          const range = lineage.within(node, index) ?? [0, 0];
          expect(index.below.slice(...range).map((each) => each.node)).toEqual(walked.filter(isPicked));
          expect(lineage.nearestAbove(node, index)).toBe(nearest(node, edges, nodes, isPicked));
          expect(lineage.top(node)).toBe(nodes[0]);
        }
      }),
    );
  });
});

function nearest(
  node: ClassNode,
  edges: readonly (readonly [number, number])[],
  nodes: readonly ClassNode[],
  passes: (node: ClassNode) => boolean,
): ClassNode | null {
  const base = edges.find(([, child]) => child === node.id)?.[0];
  const above = base === undefined ? undefined : nodes[base];
  if (!above) return null;
  return passes(above) ? above : nearest(above, edges, nodes, passes);
}
