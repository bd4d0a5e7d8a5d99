/** Assembles the graph: inference, hierarchy and pairs, which ask each other. */
import { createExports } from './exports.ts';
import { createHierarchy } from './hierarchy.ts';
import { createInference } from './infer.ts';
import { createPackages } from './packages.ts';
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
  const exportsOf = createExports(graph);
  graph.packages = createPackages(graph, structure.ormPackages);
  Object.assign(graph, createInference(graph, exportsOf, structure));
  graph.hierarchy = createHierarchy(graph, structure);
  graph.pairs = createPairs(graph, structure.registrations);
  graph.writes = createWrites(graph);
  return graph;
}
