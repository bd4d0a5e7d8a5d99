/**
 * Stray writes: by names that are not written, to objects of which nothing is known, as in `to[key] = from[key]`. Any object may
 * get what goes by that name somewhere: as a member of an object, in a field, or by a text.
 */
import type { Value } from '../../model/facts.ts';
import type { FileNode } from '../project/nodes.ts';
import type { Graph, Write } from '../project/questions.ts';
import { alternatives } from '../project/types.ts';
import { mayCopy, type UnnamedWrite } from './unnamed-writes.ts';

export interface StrayWrites {
  /** Something is written of which nothing is known either. */
  readonly isOpen: boolean;
  /** Those that write what is known. */
  readonly known: readonly UnnamedWrite[];
}

export const NO_STRAYS: StrayWrites = { isOpen: false, known: [] };

/** What those of the project write. @param writes those to what is not known */
export function readStrays(graph: Graph, writes: readonly UnnamedWrite[]): StrayWrites {
  const kinds = writes.map((each) => {
    const types = alternatives(graph.evaluate(each.copied ?? each.under('').value, each.file));
    if (types.length === 0 || types.some(({ kind }) => kind === 'unknown' || kind === 'missing')) return 'open';
    return types.every(({ kind }) => kind === 'builtin') ? 'none' : 'known';
  });
  return { isOpen: kinds.includes('open'), known: writes.filter((_, at) => kinds[at] === 'known') };
}

export function isSameStrays(a: StrayWrites, b: StrayWrites): boolean {
  return (
    a.isOpen === b.isOpen && a.known.length === b.known.length && a.known.every((each, at) => each === b.known[at])
  );
}

const UNKNOWN_VALUE: Value = { kind: 'unknown' };

/** What goes by a name. */
export interface Named {
  readonly values: Write[];
  /** It is a text, or the name of a member of an object: where names are made up, it may come to be one. */
  isText: boolean;
}

/** What goes by names in the project: by name, and nothing for one that is written nowhere. */
export type Names = (name: string) => Named | undefined;

export function createNames(graph: Graph): Names {
  let index: ReadonlyMap<string, Named> | null = null;
  return (name) => (index ??= collect(graph)).get(name);
}

/** @param strays as the structure of the project has them @returns by name, what may be put under it on any object */
export function createStrays(graph: Graph, strays: StrayWrites, names: Names): (name: string) => readonly Write[] {
  if (!strays.isOpen && strays.known.length === 0) return () => [];
  return (name) => {
    const named = names(name);
    if (!named) return [];
    const known = strays.known.filter((each) => (each.copied ? mayCopy(graph, each, name) : named.isText));
    return [...known.map((each) => each.under(name)), ...(strays.isOpen ? named.values : [])];
  };
}

/** By name, what goes by it; a text may be the name of anything. */
function collect(graph: Graph): ReadonlyMap<string, Named> {
  const found = new Map<string, Named>();
  const add = (name: string, value: Value | null, file: FileNode, isText: boolean): void => {
    const named = found.get(name) ?? { values: [], isText: false };
    found.set(name, named);
    named.isText ||= isText;
    if (value) named.values.push({ value, object: UNKNOWN_VALUE, file, unnamed: 'assigned' });
  };
  for (const file of graph.project.files) {
    if (graph.packages.isOrmCode(file)) continue;
    for (const { fact } of file.objects)
      for (const { name, value } of fact.members) add(name, value.kind === 'builtin' ? null : value, file, true);
    for (const { fact } of file.classes)
      for (const { kind, name, value } of fact.members)
        if (kind === 'field' && name !== null && value && value.kind !== 'builtin') add(name, value, file, false);
    const texts = file.functions.flatMap(({ fact }) => fact.strings.flatMap((each) => each.split('.')));
    for (const each of new Set(texts)) add(each, UNKNOWN_VALUE, file, true);
  }
  return found;
}
