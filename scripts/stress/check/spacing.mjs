// Blank lines and white space at line ends around what was written.
import ts from 'typescript';
import { lineOf, siblingsOf, spaceBefore } from './tree.mjs';
import { sourceOf } from './unapply.mjs';

const breaks = (text) => text.split('\n').length - 1;

/** Pieces that stand on lines of their own, imports apart: one blank line or none in front; behind, what was there. */
export function spacingProblems({ before, after, file, pieces, parts }) {
  const written = pieces.filter(({ kind }) => ['mirror', 'block', 'statement'].includes(kind));
  return written.flatMap((piece) => {
    const above = breaks(spaceBefore(after, piece.start));
    if (above === 0) return [];
    const where = `${piece.kind} at line ${lineOf(after, piece.start)}`;
    if (above > 2) return [`${where}: several blank lines above`];
    const rest = /^[ \t]*[,;]?(\s*)/.exec(after.slice(piece.end, piece.end + 2000));
    const below = breaks(rest[1]);
    const next = after[piece.end + rest[0].length] ?? '';
    const then = nextPiece(pieces, piece, piece.end + rest[0].length);
    if (then) return below > 2 ? [`${where}: several blank lines below`] : [];
    const problems = [];
    const source = sourceGap(before, parts, piece.end, after);
    const isSetOff = above === 2 && below === 2 && source === 1 && !/[})\]]/.test(next);
    if (below !== source && !isSetOff)
      problems.push(`${where}: ${below - 1} blank lines below, and ${source - 1} in the source`);
    const habit = habitOf(before, file, piece, pieces, parts);
    if (habit === true && above !== 2) problems.push(`${where}: no blank line above, and all others have one`);
    if (habit === false && above !== 1) problems.push(`${where}: a blank line above, and no other has one`);
    return problems;
  });
}

/** What else was written directly behind it; the end of a wrapper stands on a line of its own. */
function nextPiece(pieces, piece, offset) {
  return pieces.find(
    ({ kind, start, tail = offset }) =>
      (['mirror', 'block', 'statement'].includes(kind) && start === offset && start !== piece.start) ||
      (kind === 'close' && start <= offset && offset <= tail && start >= piece.end),
  );
}

/** Line breaks of the source where the piece went in. */
function sourceGap(before, parts, end, after) {
  const next = parts.find((part) => part.after + part.length > end);
  const at = next ? next.before + Math.max(0, end - next.after) : before.length;
  const back = spaceBefore(before, at);
  const ahead = /^[ \t]*[,;]?(\s*)/.exec(before.slice(at, at + 2000))[1];
  return breaks(after[end - 1] === '\n' ? ahead : back + ahead);
}

/** All siblings are set off by blank lines: true; none is: false; null where they differ, or none is of its kind. */
function habitOf(before, file, { original, kind }, pieces, parts) {
  if (kind !== 'mirror' || !original || !isBodied(original)) return null;
  const written = new Set(pieces.flatMap(({ node, heads = [] }) => [node, ...heads]));
  const siblings = siblingsOf(original).filter((each) => !written.has(each));
  const gaps = siblings.flatMap((each, index) => {
    const next = siblings[index + 1];
    if (!next || !isBodied(each) || !isBodied(next)) return [];
    if (each.kind !== original.kind && next.kind !== original.kind) return [];
    const [from, to] = [sourceOf(parts, each.end), sourceOf(parts, next.getStart(file))];
    return from === null || to === null ? [] : [/\n[ \t]*\r?\n/.test(before.slice(from, to))];
  });
  if (!siblings.some((each) => each !== original && each.kind === original.kind)) return null;
  if (gaps.length < 2 || new Set(gaps).size > 1) return null;
  return gaps[0];
}

/** Signatures stand closer together than what they belong to. */
const isBodied = (node) => !ts.isFunctionLike(node) || node.body !== undefined;

/**
 * No line that was written ends with white space, or is nothing but it, unless the line it copies is.
 * @param copied numbers of lines that copy such a line; null if that is not known, and copies are left out
 */
export function lineEndProblems({ after, pieces }, copied) {
  return pieces.flatMap((piece) => {
    if (copied === null && piece.kind === 'mirror') return [];
    const start = after.lastIndexOf('\n', piece.start) + 1;
    const end = after.indexOf('\n', piece.end);
    const lines = after.slice(piece.isLine ? piece.start : start, end < 0 ? after.length : end).split('\n');
    const offset = lineOf(after, start);
    return lines.flatMap((line, index) => {
      const isOurs = index < lines.length - 1 || piece.end >= end;
      if (!isOurs || !/[ \t]\r?$/.test(line) || copied?.has(offset + index)) return [];
      return piece.kind === 'name' || piece.kind === 'close' || piece.kind === 'open'
        ? []
        : [`line ${offset + index}: white space at the end`];
    });
  });
}
