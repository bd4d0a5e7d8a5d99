/** Methods with all that override them and all that they override: a call of one may run any. */
import type { FunctionNode } from '../project/nodes.ts';
import type { Graph } from '../project/questions.ts';

export function withOverrides(graph: Graph, nodes: readonly FunctionNode[]): readonly FunctionNode[] {
  // What is found is looked at in its turn: up, and down again from there.
  const found = new Set(nodes);
  const ownBelow = graph.hierarchy.createOwnBelow();
  for (const node of found) {
    const home = graph.homeOf(node);
    const name = home?.name ?? null;
    if (!home || name === null) continue;
    const above = graph.hierarchy.lookUpSuper(home.class, name, home.static);
    const below = ownBelow(home.class, name, home.static);
    const implementing = graph.hierarchy.inheritedBelow(home.class, name);
    for (const each of [...above, ...below, ...implementing])
      if (each.function && !each.class.file.external) found.add(each.function);
  }
  return [...found];
}
