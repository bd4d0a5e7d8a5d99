/** Comments that mean something: ignore marks and JSDoc. */
import type * as t from '@babel/types';
import type { Range } from '../../../model/facts.ts';

const IGNORE = /^\s*orm-migrate-ignore\b/;
const MIRROR = /^\*[\s*]*Async variant of \{@link .+\}\.\s*(\n|@|$)/;

/** The comment of a fallback, and how its further lines begin. */
const FALLBACK = /^\s*orm-migrate: ([a-z-]+) -\s*(.*?)\s*$/s;
const CONTINUED = /^ {3}\S/;

/** The comment that a fallback was written with; of line comments all that belong to it. */
export interface FallbackComment {
  readonly range: Range;
  readonly count: number;
  readonly blocker: string;
  readonly reason: string;
}

export interface Comments {
  /** An `orm-migrate-ignore` comment ends on the line above `line`. */
  isIgnored(line: number): boolean;
  /** The JSDoc comment directly before `offset`, without anything but white space between; null if there is none. */
  jsdocBefore(offset: number): string | null;
  /** The JSDoc comments, in order. */
  readonly jsdoc: readonly string[];
  /** The JSDoc comment directly before `offset` is the one that stands above mirrors. */
  isMirror(offset: number): boolean;
  /** The comment of a fallback directly before `offset`. */
  fallbackBefore(offset: number): FallbackComment | null;
  /** How many comments stand in a range. */
  countWithin(range: Range): number;
}

export function readComments(source: string, comments: readonly t.Comment[]): Comments {
  const ignoredLines = new Set<number>();
  const jsdoc = new Map<number, string>();
  const fallbacks = new Map<number, FallbackComment>();
  for (const comment of comments) {
    if (IGNORE.test(comment.value.replace(/^\*/, ''))) ignoredLines.add((comment.loc?.end.line ?? 0) + 1);
    if (comment.type === 'CommentBlock' && comment.value.startsWith('*')) jsdoc.set(comment.end ?? 0, comment.value);
  }
  for (const found of fallbackComments(source, comments)) fallbacks.set(found.range[1], found);
  const codeBefore = (offset: number): number => {
    let end = offset;
    while (end > 0 && /\s/.test(source[end - 1] ?? '')) end -= 1;
    return end;
  };
  const jsdocBefore = (offset: number): string | null => jsdoc.get(codeBefore(offset)) ?? null;
  return {
    isIgnored: (line) => ignoredLines.has(line),
    jsdocBefore,
    jsdoc: [...jsdoc.values()],
    isMirror: (offset) => MIRROR.test(jsdocBefore(offset) ?? ''),
    fallbackBefore: (offset) => (fallbacks.size === 0 ? null : (fallbacks.get(codeBefore(offset)) ?? null)),
    countWithin: ([start, end]) =>
      comments.filter((each) => (each.start ?? 0) >= start && (each.end ?? 0) <= end).length,
  };
}

/** Comments of fallbacks, each with the lines that it goes on in. */
function fallbackComments(source: string, comments: readonly t.Comment[]): readonly FallbackComment[] {
  return comments.flatMap((first, index): FallbackComment[] => {
    const [, blocker, begun] = FALLBACK.exec(first.value) ?? [];
    if (blocker === undefined || begun === undefined) return [];
    let [reason, count, end] = [begun, 1, first.end ?? 0];
    for (const next of comments.slice(index + 1)) {
      const isNext = /^\r?\n[ \t]*$/.test(source.slice(end, next.start ?? 0));
      if (first.type !== 'CommentLine' || next.type !== 'CommentLine' || !isNext || !CONTINUED.test(next.value)) break;
      reason += ` ${next.value.trim()}`;
      count += 1;
      end = next.end ?? 0;
    }
    return [{ range: [first.start ?? 0, end], count, blocker, reason }];
  });
}
