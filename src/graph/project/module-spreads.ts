/** CommonJS barrels: `module.exports = { ...require('./model'), ...require('./errors') }` passes on what those modules list. */
import { WHOLE_MODULE } from '../../model/facts.ts';
import type { FileNode, ObjectNode } from './nodes.ts';
import type { Graph } from './questions.ts';
import { type Type, union } from './types.ts';

/** Modules that spread each other. */
const DEEPEST = 8;

/**
 * @returns what modules that are spread into the object have under the name; null where none of them lists it, or where
 *   something else is spread into it that might
 */
export function spreadFromModules(graph: Graph, { fact, file }: ObjectNode, name: string, depth = 0): Type | null {
  if (fact.computed.length > 0 || depth > DEEPEST) return null;
  const found: Type[] = [];
  for (const spread of fact.spreads) {
    const type = graph.evaluate(spread, file);
    if (!isModule(graph, type)) return null;
    const listed = listedIn(graph, type, name, depth);
    if (listed) found.push(listed);
  }
  return found.length > 0 ? union(found) : null;
}

function listedIn(graph: Graph, type: ModuleType, name: string, depth: number): Type | null {
  if (type.kind === 'namespace') {
    const { exports } = type.file.facts;
    return exports.some((each) => each.name === name) ? graph.memberOf(type, name) : null;
  }
  const isOwn = type.object.fact.members.some((each) => each.name === name);
  return isOwn ? graph.memberOf(type, name) : spreadFromModules(graph, type.object, name, depth + 1);
}

type ModuleType = Extract<Type, { kind: 'namespace' | 'object' }>;

function isModule(graph: Graph, type: Type): type is ModuleType {
  if (type.kind === 'namespace') return type.file.facts.starExports.length === 0;
  return type.kind === 'object' && isWholeModule(graph, type.object);
}

/** `module.exports = { … }` */
export function isWholeModule(graph: Graph, object: ObjectNode): boolean {
  return wholeModule(graph, object.file) === object;
}

/** The object that a CommonJS module exports; null where it exports none, or one that another file makes. */
export function wholeModule(graph: Graph, file: FileNode): ObjectNode | null {
  const whole = file.facts.exports.findLast((each) => each.name === WHOLE_MODULE)?.value;
  const type = whole ? graph.evaluate(whole, file) : null;
  return type?.kind === 'object' && type.object.file === file ? type.object : null;
}
