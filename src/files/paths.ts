import { statSync, type Stats } from 'node:fs';
import { relative, sep } from 'node:path';

/** With `/` between the parts, as in patches, reports and globs. */
export function withSlashes(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}

/** `path` as seen from `folder`, with `/` between the parts. */
export function relativePath(folder: string, path: string): string {
  return withSlashes(relative(folder, path));
}

/** Whether `path` is `folder` or lies in it; both absolute. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !/^[A-Za-z]:/.test(way));
}

/** Sorts by code unit: the same on every machine, whatever its language. */
export function byCodeUnit(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** What is at a path; null where nothing is, or nothing can be reached (a link that leads to itself). */
export function statOf(path: string, stat: (path: string) => Stats = statSync): Stats | null {
  try {
    return stat(path);
  } catch {
    return null;
  }
}
