/** A parsed file with the two questions that edits ask: which node has this range, and what is around it. */
import { addTo } from '../../../collections.ts';
import type * as t from '@babel/types';
import type { Range } from '../../../model/facts.ts';
import { childrenOf } from '../nodes.ts';
import { parse } from '../parse.ts';

export interface Tree {
  readonly file: t.File;
  readonly source: string;
  /** The outermost node with exactly this range that `accept` takes; throws if there is none. */
  find<N extends t.Node>(range: Range, accept: (node: t.Node) => node is N): N;
  parentOf(node: t.Node): t.Node | null;
  /** The innermost node around an offset range for which `accept` holds. */
  around(range: Range, accept: (node: t.Node) => boolean): t.Node | null;
}

export function parseTree(path: string, source: string): Tree {
  const file = parse(path, source);
  const parents = new Map<t.Node, t.Node>();
  const byStart = new Map<number, t.Node[]>();
  const stack: t.Node[] = [file.program];
  for (let node = stack.pop(); node; node = stack.pop()) {
    addTo(byStart, node.start ?? 0, node);
    for (const child of childrenOf(node)) {
      parents.set(child, node);
      stack.push(child);
    }
  }
  return {
    file,
    source,
    parentOf: (node) => parents.get(node) ?? null,
    find(range, accept) {
      for (const node of byStart.get(range[0]) ?? []) if (node.end === range[1] && accept(node)) return node;
      throw new Error(`no such node at ${String(range[0])}-${String(range[1])}`);
    },
    around(range, accept) {
      let found: t.Node | null = null;
      const descend = (node: t.Node): void => {
        if ((node.start ?? 0) > range[0] || (node.end ?? 0) < range[1]) return;
        if (accept(node) && (!found || (node.start ?? 0) >= (found.start ?? 0))) found = node;
        for (const child of childrenOf(node)) descend(child);
      };
      descend(file.program);
      return found;
    },
  };
}
