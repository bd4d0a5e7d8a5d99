import { type StructuredPatchHunk, formatPatch, structuredPatch } from 'diff';

const CONTEXT = 3;
/** The search for the shortest patch takes the square of its length; beyond this many lines it is not worth the wait. */
const LONGEST_SEARCH = 2000;

/** A patch of one file that `git apply` accepts; empty when nothing changed. `path` is relative, with `/`. */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return '';
  const names = [`a/${path}`, `b/${path}`] as const;
  const limits = { context: CONTEXT, maxEditLength: LONGEST_SEARCH };
  const patch = structuredPatch(...names, before, after, undefined, undefined, limits) ?? {
    oldFileName: names[0],
    newFileName: names[1],
    oldHeader: undefined,
    newHeader: undefined,
    hunks: [replaceMiddle(splitLines(before), splitLines(after))],
  };
  return formatPatch({ ...patch, isGit: true });
}

/** One hunk from the first line that differs to the last. */
function replaceMiddle(before: readonly string[], after: readonly string[]): StructuredPatchHunk {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const start = Math.max(0, head - CONTEXT);
  const kept = Math.min(tail, CONTEXT);
  const [oldEnd, newEnd] = [before.length - tail, after.length - tail];
  return {
    oldStart: start + 1,
    oldLines: oldEnd - start + kept,
    newStart: start + 1,
    newLines: newEnd - start + kept,
    lines: [
      ...before.slice(start, head).flatMap((line) => hunkLine(' ', line)),
      ...before.slice(head, oldEnd).flatMap((line) => hunkLine('-', line)),
      ...after.slice(head, newEnd).flatMap((line) => hunkLine('+', line)),
      ...before.slice(oldEnd, oldEnd + kept).flatMap((line) => hunkLine(' ', line)),
    ],
  };
}

/** Lines with their line feed, which the last one may lack. Only line feeds end a line for git. */
function splitLines(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function hunkLine(sign: ' ' | '-' | '+', line: string): readonly string[] {
  if (line.endsWith('\n')) return [sign + line.slice(0, -1)];
  return [sign + line, '\\ No newline at end of file'];
}
