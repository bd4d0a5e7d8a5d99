/** The order in which files are written: those that others rely on come first. */

import { addTo } from '../collections.ts';

export interface Relying {
  readonly path: string;
  /** Paths of files that it does not work without; those that are not written themselves do not matter. */
  readonly relies?: readonly string[];
  /** Of those, the ones that come first where they rely on this one in turn. */
  readonly above?: readonly string[];
}

/**
 * Groups of files. A file relies on files of earlier groups and of its own alone; in one group are those that rely on each
 * other in a circle. Otherwise the order stays.
 */
export function inWritingOrder<T extends Relying>(files: readonly T[]): readonly (readonly T[])[] {
  return componentsOf(files, ({ relies = [] }) => relies).map((group) =>
    componentsOf(group, ({ above = [] }) => above).flat(),
  );
}

/**
 * @param missing paths of files that are not written
 * @returns those that must not be written then either, each with the path of a file that it relies on and that is not written
 */
export function reliantsOf<T extends Relying>(files: readonly T[], missing: readonly string[]): ReadonlyMap<T, string> {
  const byRelied = new Map<string, T[]>();
  for (const file of files) {
    for (const path of file.relies ?? []) addTo(byRelied, path, file);
  }
  const found = new Map<T, string>();
  const seen = new Set(missing);
  for (const path of seen) {
    for (const file of byRelied.get(path) ?? []) {
      if (!seen.has(file.path)) found.set(file, path);
      seen.add(file.path);
    }
  }
  return found;
}

/** The strongly connected components, each behind those that it leads to. */
function componentsOf<T extends Relying>(files: readonly T[], next: (file: T) => readonly string[]): readonly T[][] {
  // Tarjan's algorithm, which closes a group after all groups that it leads to. Without recursion: chains may be long.
  const byPath = new Map(files.map((file) => [file.path, file]));
  const lowest = new Map<T, number>();
  const closed = new Set<T>();
  const open: T[] = [];
  const groups: T[][] = [];
  for (const start of files) {
    if (!lowest.has(start)) visit(start);
  }
  return groups;

  function visit(start: T): void {
    const way = [enter(start)];
    for (let step = way.at(-1); step; step = way.at(-1)) {
      const to = step.ahead.shift();
      if (to !== undefined && !lowest.has(to)) way.push(enter(to));
      else if (to !== undefined) lower(step.file, to);
      else {
        way.pop();
        leave(step.file, step.number);
        const before = way.at(-1);
        if (before) lower(before.file, step.file);
      }
    }
  }

  function enter(file: T): { readonly file: T; readonly number: number; readonly ahead: T[] } {
    const number = lowest.size;
    lowest.set(file, number);
    open.push(file);
    return { file, number, ahead: next(file).flatMap((path) => byPath.get(path) ?? []) };
  }

  function lower(file: T, to: T): void {
    if (!closed.has(to)) lowest.set(file, Math.min(lowest.get(file) ?? 0, lowest.get(to) ?? 0));
  }

  function leave(file: T, number: number): void {
    if (lowest.get(file) !== number) return;
    const group = open.splice(open.lastIndexOf(file));
    for (const each of group) closed.add(each);
    groups.push(group);
  }
}
