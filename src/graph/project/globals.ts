/**
 * The project's own globals: names that some file of it makes global, and that come before those of the platform. `Event` is
 * the collection of `Event = new Mongo.Collection('events')`, in whatever file that stands.
 */
import { addTo } from '../../collections.ts';
import type { FileNode } from './nodes.ts';
import type { Graph } from './questions.ts';
import type { GlobalFact } from '../../model/facts.ts';
import { alternatives, type Type, union } from './types.ts';

export interface OwnGlobal extends GlobalFact {
  readonly file: FileNode;
}

export interface Globals {
  /** What the project makes of the name: always the same list; null if nothing. */
  named(name: string): readonly OwnGlobal[] | null;
}

export function createGlobals(graph: Graph): Globals {
  let byName: Map<string, OwnGlobal[]> | null = null;
  return {
    named(name) {
      byName ??= collect(graph);
      return byName.get(name) ?? null;
    },
  };
}

function collect(graph: Graph): Map<string, OwnGlobal[]> {
  const found = new Map<string, OwnGlobal[]>();
  for (const file of graph.project.files)
    for (const fact of file.facts.globals) addTo(found, fact.name, { ...fact, file });
  return found;
}

/**
 * @param own what the project makes of the name
 * @param platform what the name stands for where the project makes nothing of it
 */
export function ownGlobalType(graph: Graph, own: readonly OwnGlobal[], platform: Type): Type {
  const given = own.flatMap(({ value, file }) => alternatives(graph.evaluate(value, file)));
  // A package in the place of what the platform has, as in tests, is taken to do the same.
  const isStandIn = (type: Type): boolean => type.kind === 'builtin' || type.kind === 'external';
  const kept = platform.kind === 'builtin' ? given.filter((each) => !isStandIn(each)) : given;
  const isKnown = platform.kind !== 'unknown' && (kept.length < given.length || own.some((each) => each.declared));
  return union(isKnown ? [...kept, platform] : kept);
}
