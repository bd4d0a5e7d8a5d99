/** The graph: what the steps ask about the project. Assembled here so that its parts know only this interface. */
import type { TypeFact, Value } from '../model/facts.ts';
import { createHierarchy, type Hierarchy } from './hierarchy.ts';
import { createInference } from './infer.ts';
import type { CallNode, ClassNode, FileNode, FunctionNode } from './nodes.ts';
import type { Type } from './types.ts';
import { createPairs, type Pairs } from './pairs.ts';
import type { Project } from './project.ts';

export interface Graph {
  readonly project: Project;
  readonly hierarchy: Hierarchy;
  readonly pairs: Pairs;
  /** What an expression evaluates to, as far as it can be proven. */
  evaluate(value: Value, file: FileNode): Type;
  /** What a written type stands for. */
  typeOf(type: TypeFact, file: FileNode): Type;
  /** What `object.name` is, given what `object` is. */
  memberOf(object: Type, name: string | null): Type;
  /** What a call gives. */
  resultOf(call: CallNode): Type;
  /** The functions a call may run; empty when none of the project's. */
  targetsOf(call: CallNode): readonly FunctionNode[];
  /** The class that `X` or `X.prototype` names. */
  assignmentTarget(value: Value, file: FileNode): { class: ClassNode; static: boolean } | null;
}

export function createGraph(project: Project): Graph {
  const graph = { project } as { -readonly [K in keyof Graph]: Graph[K] };
  Object.assign(graph, createInference(graph));
  graph.hierarchy = createHierarchy(graph);
  graph.pairs = createPairs(graph);
  return graph;
}
