/** Comments that mean something: ignore marks and JSDoc. */
import type * as t from '@babel/types';

const IGNORE = /^\s*orm-migrate-ignore\b/;
const MIRROR = /^\*\s*Async variant of \{@link .+\}\.\s*$/;

export interface Comments {
  /** An `orm-migrate-ignore` comment ends on the line above `line`. */
  isIgnored(line: number): boolean;
  /** The JSDoc comment directly before `offset`, without anything but white space between; null if there is none. */
  jsdocBefore(offset: number): string | null;
  /** The JSDoc comments, in order. */
  readonly jsdoc: readonly string[];
  /** The JSDoc comment directly before `offset` is the one that stands above mirrors. */
  isMirror(offset: number): boolean;
}

export function readComments(source: string, comments: readonly t.Comment[]): Comments {
  const ignoredLines = new Set<number>();
  const jsdoc = new Map<number, string>();
  for (const comment of comments) {
    if (IGNORE.test(comment.value.replace(/^\*/, ''))) ignoredLines.add((comment.loc?.end.line ?? 0) + 1);
    if (comment.type === 'CommentBlock' && comment.value.startsWith('*')) jsdoc.set(comment.end ?? 0, comment.value);
  }
  const jsdocBefore = (offset: number): string | null => {
    let end = offset;
    while (end > 0 && /\s/.test(source[end - 1] ?? '')) end -= 1;
    return jsdoc.get(end) ?? null;
  };
  return {
    isIgnored: (line) => ignoredLines.has(line),
    jsdocBefore,
    jsdoc: [...jsdoc.values()],
    isMirror: (offset) => MIRROR.test(jsdocBefore(offset) ?? ''),
  };
}
