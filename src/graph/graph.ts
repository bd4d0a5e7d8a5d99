/** Assembles the graph: inference, hierarchy and pairs, which ask each other. */
import { createHierarchy } from './hierarchy.ts';
import { createInference } from './infer.ts';
import { createPairs } from './pairs.ts';
import type { Project } from './project.ts';
import type { Graph } from './questions.ts';
import { settle, type Structure } from './structure.ts';
import { createWrites } from './writes.ts';

export function createGraph(project: Project): Graph {
  return settle((structure) => assemble(project, structure));
}

function assemble(project: Project, structure: Structure): Graph {
  const graph = { project } as { -readonly [K in keyof Graph]: Graph[K] };
  Object.assign(graph, createInference(graph, structure));
  graph.hierarchy = createHierarchy(graph, structure);
  graph.pairs = createPairs(graph, structure.registrations);
  graph.writes = createWrites(graph);
  return graph;
}
