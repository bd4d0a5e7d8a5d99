/** Under which names, and from which files, the functions of the project are exported. */
import type { Value } from '../../../model/facts.ts';
import { NOTHING } from '../../../frameworks/framework.ts';
import type { FileNode, FunctionNode } from '../../../graph/project/nodes.ts';
import type { Graph } from '../../../graph/project/questions.ts';
import { alternatives } from '../../../graph/project/types.ts';
import { createHandlers } from './handlers.ts';
import { createOrigins } from './origins.ts';

export interface Exported {
  readonly name: string;
  /** The file that exports it: not always the one that it stands in. */
  readonly file: FileNode;
}

/**
 * By name, through re-exports, and as what a wrapper is given: `export const GET = withUser(async (request) => …)`. Members of
 * an exported object go by their own names.
 */
export function findExported(graph: Graph, files: readonly FileNode[]): ReadonlyMap<FunctionNode, readonly Exported[]> {
  const found = new Map<FunctionNode, Exported[]>();
  const handlersIn = createHandlers(graph, createOrigins(graph.project));

  function note(value: Value, name: string, file: FileNode): void {
    for (const node of handlersIn(value, file, NOTHING)) {
      const places = found.get(node) ?? [];
      if (!places.some((each) => each.file === file)) found.set(node, [...places, { name, file }]);
    }
  }

  function noteMembers(value: Value, file: FileNode): void {
    for (const type of alternatives(graph.evaluate(value, file))) {
      if (type.kind !== 'object' || type.object.file !== file) continue;
      for (const member of type.object.fact.members) note(member.value, member.name, file);
    }
  }

  for (const file of files) {
    for (const { name, value, from } of file.facts.exports) {
      if (from)
        note({ kind: 'member', object: { kind: 'module', specifier: from.specifier }, name: from.name }, name, file);
      if (!value) continue;
      note(value, name, file);
      noteMembers(value, file);
    }
  }
  return found;
}
