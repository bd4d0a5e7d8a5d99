// Takes what was written out of the output again: what is left must be the input.
import { lineOf, lineStart, spaceBefore } from './tree.mjs';

/**
 * @param pieces as of `generatedIn`
 * @returns the first difference as `problem`; else where each part of the output comes from, and how far its lines have moved in
 */
export function unapply(before, after, pieces) {
  const cuts = pieces.map((each) => cutOf(after, each)).sort((a, b) => a.start - b.start || a.end - b.end);
  const parts = [];
  const moved = new Map();
  let at = 0;
  let from = 0;
  for (const cut of [...cuts, { start: after.length, end: after.length, slack: [], tail: '' }]) {
    if (cut.start < at) return { problem: `line ${lineOf(after, cut.start)}: what was written stands in each other` };
    for (; at < cut.start;) {
      const length = sameLength(after.slice(at, cut.start), before.slice(from, from + cut.start - at));
      if (length > 0) parts.push({ after: at, before: from, length });
      at += length;
      from += length;
      if (at >= cut.start) break;
      const skipped = skipAt(before, after, at, from, cuts);
      if (skipped === null)
        return { problem: `line ${lineOf(after, at)}: text that is not the input's, or text of the input is gone` };
      if (skipped.indent) moved.set(lineStart(after, at), skipped.indent);
      at += skipped.length;
    }
    at = Math.max(at, cut.end);
  }
  if (from !== before.length) return { problem: 'text of the input is gone from the end' };
  return { problem: null, parts, moved };
}

/** A wrapper's lines go as a whole; anything else goes with the white space in front. */
function cutOf(text, piece) {
  const { kind, isLine, start, end, previous } = piece;
  // Where the file does not end with a line end, the line that closes a wrapper takes the one in front of it.
  if (isLine && end > text.length)
    return { start: start - /\r?\n$/.exec(text.slice(0, start))[0].length, end: text.length, piece };
  if (isLine) return { start, end, piece };
  const isWrap = kind === 'open' || kind === 'close';
  if (isWrap) return { start, end, piece };
  // Where commas come first, that in front of it is its own.
  const gap = previous ? text.slice(previous.end, start) : '';
  if (/^\s*\n[ \t]*,[ \t]*$/.test(gap)) return { start: previous.end + gap.search(/\r?\n/), end, piece };
  const space = spaceBefore(text, start).slice(-Math.max(0, start - (previous?.end ?? 0)) || Infinity);
  // White space at the end of the line above is the input's.
  const first = Math.max(0, space.search(/\r?\n/));
  return { start: start - space.length + first, end, piece };
}

function sameLength(a, b) {
  if (a === b) return a.length;
  let low = 0;
  const most = Math.min(a.length, b.length);
  while (low < most && a.charCodeAt(low) === b.charCodeAt(low)) low += 1;
  return low;
}

/** What may have come with a piece: a separator before or behind it, a line break behind it, white space around a wrapper. */
function skipAt(before, after, at, from, cuts) {
  const rest = after.slice(at, at + 400);
  const wraps = firstOpen(cuts) <= at;
  const indent = /^[ \t]+/.exec(rest)?.[0];
  if (wraps && indent) {
    const start = lineStart(after, at);
    // The line's indentation has grown in front of what it was.
    const whole = /^[ \t]*/.exec(after.slice(start, start + 400))[0];
    const own = /^[ \t]*/.exec(before.slice(lineStart(before, from), lineStart(before, from) + 400))[0];
    if (after.slice(start, at).trim() === '' && whole.endsWith(own) && whole.length > own.length) {
      const grown = whole.length - own.length;
      if (at - start === from - lineStart(before, from)) return { length: grown, indent: whole.slice(0, grown) };
    }
  }
  const near = around(cuts, at).find((each) => isNear(after, at, each));
  if (!near) return null;
  if (/^[,;]/.test(rest)) return { length: 1 };
  const isWrap = near.piece.kind === 'open' || near.piece.kind === 'close';
  if (isWrap) return rest.startsWith(' ') ? { length: 1 } : null;
  const isBehind = at >= near.end;
  const line = isBehind ? /^\r?\n/.exec(rest)?.[0] : undefined;
  return line === undefined ? null : { length: line.length };
}

const firstOpen = (cuts) => cuts.find(({ piece }) => piece.kind === 'open')?.start ?? Infinity;

/** The cuts next to an offset. */
function around(cuts, at) {
  let [low, high] = [0, cuts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cuts[middle].start <= at) low = middle + 1;
    else high = middle;
  }
  return cuts.slice(Math.max(0, low - 2), low + 2);
}

/** In front of a piece, behind what it follows; or directly behind it, across two line ends of CRLF. */
function isNear(text, at, { start, end, piece }) {
  const first = piece.previous?.end ?? start - 1;
  if (at >= Math.min(first, start - 1) && at < start) return true;
  return at >= end && text.slice(end, at).replace(/[,;]/g, '').trim() === '' && at - end < 6;
}

/** @returns the offset in the input that an offset of the output comes from; null for what was written */
export function sourceOf(parts, offset) {
  let low = 0;
  let high = parts.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const part = parts[middle];
    if (offset < part.after) high = middle - 1;
    else if (offset > part.after + part.length) low = middle + 1;
    else return part.before + offset - part.after;
  }
  return null;
}
