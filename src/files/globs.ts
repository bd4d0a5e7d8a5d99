import ignore from 'ignore';
import { posix } from 'node:path';

import { withSlashes } from './paths.ts';

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

/** Each of them is matched on its own, so a pattern of many groups must not become millions. */
const MOST_ALTERNATIVES = 1000;

/** What a pattern with more is told, as the end of "expected …". */
export const FEWER_ALTERNATIVES = 'at most 1,000 alternatives in braces';

export function hasFewAlternatives(glob: string): boolean {
  return countAlternatives(glob) <= MOST_ALTERNATIVES;
}

/**
 * `*.{test,spec}.ts` → `*.test.ts`, `*.spec.ts`. Braces nest; a pair without a comma is taken as it is. What shells do beyond
 * that (brace-expansion does it, too) is left out: they take backslashes away, which mean something in `.gitignore`, take
 * `${a,b}` as it is, and stop at some number without a word. A pattern that is lost is a file that is changed.
 */
export function expandBraces(glob: string): readonly string[] {
  const groups: { readonly before: readonly string[]; readonly parts: string[] }[] = [];
  let texts: readonly string[] = [''];
  let from = 0;
  for (const at of braceMarks(glob)) {
    const literal = glob.slice(from, at);
    const ended = texts.map((text) => text + literal);
    from = at + 1;
    texts = [''];
    if (glob[at] === '{') {
      groups.push({ before: ended, parts: [] });
      continue;
    }
    const { before, parts } = groups.at(-1) ?? { before: [], parts: [] };
    parts.push(...ended);
    if (glob[at] !== '}') continue;
    groups.pop();
    texts = before.flatMap((text) => parts.map((part) => text + part));
  }
  return texts.map((text) => text + glob.slice(from));
}

/** How many patterns one stands for: `expandBraces(glob).length`, without making them. */
export function countAlternatives(glob: string): number {
  const groups: { readonly before: number; readonly parts: number }[] = [];
  let count = 1;
  for (const at of braceMarks(glob)) {
    if (glob[at] === '{') groups.push({ before: count, parts: 0 });
    else {
      const { before, parts } = groups.pop() ?? { before: 1, parts: 0 };
      const sum = parts + count;
      if (glob[at] !== '}') groups.push({ before, parts: sum });
      else {
        count = before * sum;
        continue;
      }
    }
    count = 1;
  }
  return count;
}

/** Where the braces and commas are that mean something, in order: those of pairs that have a comma of their own. */
function braceMarks(glob: string): readonly number[] {
  const open: number[][] = [];
  const marks: number[] = [];
  for (let at = 0; at < glob.length; at += 1) {
    const letter = glob[at];
    if (letter === '\\') at += 1;
    else if (letter === '{') open.push([at]);
    else if (letter === ',') open.at(-1)?.push(at);
    else if (letter === '}') {
      const group = open.pop();
      if (group !== undefined && group.length > 1) for (const mark of [...group, at]) marks.push(mark);
    }
  }
  return marks.sort((one, other) => one - other);
}
