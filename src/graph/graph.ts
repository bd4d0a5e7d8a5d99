/** Assembles the graph: inference, hierarchy and pairs, which ask each other. */
import { createExports } from './project/exports.ts';
import { createHierarchy } from './classes/hierarchy.ts';
import { createInference } from './values/infer.ts';
import { createPackages } from './project/packages.ts';
import { createPairs } from './pairs/pairs.ts';
import type { Project } from './project/project.ts';
import type { Graph } from './project/questions.ts';
import { settle, type Structure } from './classes/structure.ts';
import { createWrites } from './classes/writes.ts';

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
  graph.writes = createWrites(graph, structure.unnamed);
  return graph;
}
