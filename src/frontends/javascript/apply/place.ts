/** Where new code stands: directly after what it belongs to, spaced as its neighbours are. */
import type * as t from '@babel/types';
import { childrenOf } from '../nodes.ts';
import type { Splice } from './splice.ts';
import { indentAt, lineEnd, lineStart, type Style } from './style.ts';
import type { Tree } from './tree.ts';

/** Inserts pieces of code after a node, each on lines of its own at the node's indentation. */
export function insertAfter(tree: Tree, style: Style, node: t.Node, pieces: readonly string[]): Splice {
  const { source } = tree;
  const inObject = node.type === 'ObjectMethod' || node.type === 'ObjectProperty';
  const end = node.end ?? 0;
  const comma = inObject ? commaAfter(source, end) : null;
  const anchor = comma ?? end;
  const offset = pastTrailingComment(tree, anchor);
  const lead = inObject && comma === null ? ',' : '';
  const tail = inObject && comma !== null ? ',' : '';
  if (isOneLiner(tree, node)) {
    // A field without a semicolon ends with its line, and here that goes on.
    const isOpen = /^Class(Private)?Property$/.test(node.type) && source[end - 1] !== ';';
    return { start: anchor, end: anchor, text: `${isOpen ? ';' : lead} ${pieces.join(' ')}${tail}` };
  }
  const indent = indentAt(source, node.start ?? 0);
  const gap = isSpaced(tree, node) ? style.newline + style.newline : style.newline;
  // What is set off from the code before it is set off from the code behind it, too.
  const isClose = gap !== style.newline && /^[ \t]*\r?\n[ \t]*[^\s})\]]/.test(source.slice(offset));
  const after = isClose ? style.newline : '';
  const text = `${gap}${indent}${pieces.join(style.newline + indent)}${tail}`;
  if (lead !== '' && offset !== anchor)
    return { start: anchor, end: offset, text: `${lead}${source.slice(anchor, offset)}${text}`, after };
  return { start: offset, end: offset, text: lead + text, after };
}

function commaAfter(source: string, end: number): number | null {
  const match = /^\s*,/.exec(source.slice(end));
  return match ? end + match[0].length : null;
}

/** The end of a comment that stands behind `offset` on the same line, if nothing else does. */
function pastTrailingComment(tree: Tree, offset: number): number {
  const { source, file } = tree;
  const end = lineEnd(source, offset);
  const rest = source.slice(offset, end);
  if (rest.trim() === '') return offset;
  const comment = file.comments?.find(
    (each) => (each.start ?? 0) >= offset && source.slice(offset, each.start ?? 0).trim() === '',
  );
  if (!comment || (comment.start ?? 0) >= end || (comment.end ?? 0) > end) return offset;
  return source.slice(comment.end ?? 0, end).trim() === '' ? (comment.end ?? 0) : offset;
}

/** The node shares its first line with what is before it, or its last with what is after it. */
export function isOneLiner(tree: Tree, node: t.Node): boolean {
  const { source } = tree;
  const before = source.slice(lineStart(source, node.start ?? 0), node.start ?? 0);
  if (before.trim() !== '' && !isCommentOnly(before)) return true;
  const after = source.slice(node.end ?? 0, lineEnd(source, node.end ?? 0)).replace(/^\s*[,;]/, '');
  return after.trim() !== '' && !isCommentOnly(after);
}

function isCommentOnly(text: string): boolean {
  return /^\s*(\/\/.*|(\/\*.*?\*\/\s*)+)$/.test(text);
}

/** The siblings around the node are separated by blank lines; a node alone is as well. */
function isSpaced(tree: Tree, node: t.Node): boolean {
  const parent = tree.parentOf(node);
  if (!parent) return true;
  const siblings = [...childrenOf(parent)].toSorted((a, b) => (a.start ?? 0) - (b.start ?? 0));
  const index = siblings.indexOf(node);
  const gaps: string[] = [];
  const previous = siblings[index - 1];
  const next = siblings[index + 1];
  const isFunctionLike = /Method|Function|Class/.test(node.type);
  if (previous && sameKind(previous, node)) gaps.push(tree.source.slice(previous.end ?? 0, node.start ?? 0));
  if (next && sameKind(node, next)) gaps.push(tree.source.slice(node.end ?? 0, next.start ?? 0));
  if (gaps.length === 0) return isFunctionLike || parent.type === 'Program' || parent.type === 'ClassBody';
  return gaps.some((gap) => /\n[ \t]*\r?\n/.test(gap));
}

/** Fields stand closer together than methods do: only neighbours alike tell how such nodes are spaced. */
function sameKind(a: t.Node, b: t.Node): boolean {
  const isField = (node: t.Node): boolean => /Property/.test(node.type);
  return isField(a) === isField(b);
}
