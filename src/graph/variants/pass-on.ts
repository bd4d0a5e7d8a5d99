/** How modules between a function and its caller pass the function's variant on: by `export *`, or by name. */
import { isExportedName } from '../project/file-index.ts';
import type { Graph } from '../project/questions.ts';
import type { FileNode, FunctionNode } from '../project/nodes.ts';
import { isFile } from '../project/project.ts';
import { nameOfFunction } from '../pairs/siblings.ts';
import type { ImportNeed } from './translation.ts';

/** From one module to the one that the function stands in. */
export interface Passage {
  readonly graph: Graph;
  readonly node: FunctionNode;
  /** The name of its variant. */
  readonly variant: string;
}

/**
 * What has to be added for a module to export the variant of a function that it exports by the function's own name:
 * `export { record } from './audit.js'` becomes `export { record, arecord } from './audit.js'`.
 *
 * @param from the module that the caller imports
 * @returns null where it does not pass the function on, or passes it on by another name
 */
export function passOn(passage: Passage, from: FileNode, seen = new Set<FileNode>()): readonly ImportNeed[] | null {
  const { node } = passage;
  if (from === node.file) return [];
  if (seen.has(from)) return null;
  seen.add(from);
  return passedByName(passage, from, seen) ?? passedByStar(passage, from, seen);
}

function passedByName(passage: Passage, from: FileNode, seen: Set<FileNode>): readonly ImportNeed[] | null {
  const { graph, node, variant } = passage;
  const name = nameOfFunction(node);
  const fact = from.facts.exports.findLast((each) => each.name === name);
  if (!fact?.from || fact.from.name !== name || from.external) return null;
  const { specifier } = fact.from;
  const target = graph.project.open(from, specifier);
  const beyond = isFile(target) ? passOn(passage, target, seen) : null;
  if (!beyond) return null;
  const there = from.facts.exports.findLast((each) => each.name === variant);
  if (there) return there.from?.specifier === specifier && there.from.name === variant ? beyond : null;
  if (!fact.range) return null;
  const { path } = from.facts;
  return [...beyond, { kind: 'member', path, after: fact.range, key: variant, value: variant }];
}

/** `export *` passes a new export on, unless the module itself, or another one that it passes on, has that name. */
function passedByStar(passage: Passage, from: FileNode, seen: Set<FileNode>): readonly ImportNeed[] | null {
  const { graph, variant } = passage;
  if (isExportedName(from, variant)) return null;
  for (const specifier of from.facts.starExports) {
    const target = graph.project.open(from, specifier);
    const found = isFile(target) ? passOn(passage, target, seen) : null;
    if (found) return found;
  }
  return null;
}

/** `export *` passes a new export on; a list of names does not. */
function reExportsAll(graph: Graph, from: FileNode, to: FileNode, seen = new Set<FileNode>()): boolean {
  if (from === to) return true;
  if (seen.has(from)) return false;
  seen.add(from);
  return from.facts.starExports.some((specifier) => {
    const target = graph.project.open(from, specifier);
    return isFile(target) && reExportsAll(graph, target, to, seen);
  });
}

/** `export *` of two modules with one name exports neither: some module passes both the function's and another with it on. */
export function isTakenBeside(graph: Graph, node: FunctionNode, name: string): boolean {
  return graph.project.files.some((file) => {
    if (file === node.file || file.facts.starExports.length === 0 || !reExportsAll(graph, file, node.file))
      return false;
    return passedOn(graph, file).some((each) => each !== node.file && isExportedName(each, name));
  });
}

/** The module and all that it passes on by `export *`. */
function passedOn(graph: Graph, file: FileNode): readonly FileNode[] {
  const found = new Set([file]);
  for (const each of found) {
    for (const specifier of each.facts.starExports) {
      const target = graph.project.open(each, specifier);
      if (isFile(target)) found.add(target);
    }
  }
  return [...found];
}
