import ignore from 'ignore';
import { posix } from 'node:path';

import { withSlashes } from '../paths.ts';

/** Whether an absolute path is named by the globs. */
export type GlobMatcher = (path: string) => boolean;

/**
 * Matches paths as `.gitignore` does, with `{a,b}` on top: `legacy` names every file or folder of that name and all in
 * it, `src/*.ts` only what is directly in `src`, `!keep.ts` takes something back. The globs are absolute.
 */
export function createGlobMatcher(globs: readonly string[]): GlobMatcher {
  const matcher = ignore({ ignorecase: false }).add(globs.flatMap(expandBraces));
  return (path) => matcher.ignores(fromFileSystemRoot(path));
}

/** A glob that was written in a folder, as seen from the root of the file system: globs of several folders can mix. */
export function absoluteGlob(glob: string, folder: string): string {
  if (glob.startsWith('!')) return `!${absoluteGlob(glob.slice(1), folder)}`;
  const base = escapeGlob(fromFileSystemRoot(folder));
  const anywhere = !glob.slice(0, -1).includes('/');
  return posix.join('/', base, anywhere ? `**/${glob}` : glob);
}

/** `C:\src\a.ts` and `/src/a.ts` without the leading part that no glob can name. */
function fromFileSystemRoot(path: string): string {
  return withSlashes(path)
    .replace(/^([A-Za-z]):/, '$1')
    .replace(/^\/+/, '')
    .replace(/\/+$/, '');
}

function escapeGlob(path: string): string {
  return path.replace(/[\\*?[\]{},!#]/g, '\\$&');
}

/** `*.{test,spec}.ts` → `*.test.ts`, `*.spec.ts`. Braces nest; a pair without a comma is taken as it is. */
export function expandBraces(glob: string): readonly string[] {
  const group = firstGroup(glob);
  if (group === null) return [glob];
  const before = glob.slice(0, group.start);
  const after = glob.slice(group.end);
  return group.parts.flatMap((part) => expandBraces(before + part + after));
}

function firstGroup(glob: string): { start: number; end: number; parts: readonly string[] } | null {
  for (let start = 0; start < glob.length; start += 1) {
    if (glob[start] === '\\') start += 1;
    else if (glob[start] === '{') {
      const group = groupAt(glob, start);
      if (group !== null && group.parts.length > 1) return { start, ...group };
    }
  }
  return null;
}

function groupAt(glob: string, start: number): { end: number; parts: readonly string[] } | null {
  const parts: string[] = [];
  let depth = 0;
  let from = start + 1;
  for (let at = start; at < glob.length; at += 1) {
    const letter = glob[at];
    if (letter === '\\') at += 1;
    else if (letter === '{') depth += 1;
    else if (letter === '}') depth -= 1;
    if (depth === 0 || (depth === 1 && letter === ',')) {
      parts.push(glob.slice(from, at));
      from = at + 1;
    }
    if (depth === 0) return { end: at + 1, parts };
  }
  return null;
}
