/** Assembles the graph: inference, hierarchy and pairs, which ask each other. */
import { createHierarchy } from './hierarchy.ts';
import { createInference } from './infer.ts';
import { createPairs } from './pairs.ts';
import type { Project } from './project.ts';
import type { Graph } from './questions.ts';
import { createWrites } from './writes.ts';

export function createGraph(project: Project): Graph {
  const graph = { project } as { -readonly [K in keyof Graph]: Graph[K] };
  Object.assign(graph, createInference(graph));
  graph.hierarchy = createHierarchy(graph);
  graph.pairs = createPairs(graph);
  graph.writes = createWrites(graph);
  return graph;
}
