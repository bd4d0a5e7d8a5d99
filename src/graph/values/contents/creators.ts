/** Who creates the objects of a class that goes through the project as a value: `new description.repository(this)`. */
import { creatorsBy } from '../../types/callers.ts';
import type { CallNode, FunctionNode } from '../../project/nodes.ts';
import type { Graph } from '../../project/questions.ts';
import { sightOf } from './index.ts';

/** All that runs a constructor; null for other functions, and where code that is not seen has one of its classes. */
export function creatorsInSight(graph: Graph, node: FunctionNode): readonly CallNode[] | null {
  if (node.fact.form !== 'constructor' || !graph.packages.isSeen(node.file)) return null;
  const found = creatorsBy(graph, node, (each) => sightOf(graph, each));
  // As long as there is none, it may be one that is not known yet.
  return found?.length === 0 ? creatorsBy(graph, node, () => (_, types) => types.length === 0) : found;
}
