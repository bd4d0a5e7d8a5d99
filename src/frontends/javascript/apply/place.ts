/** Where new code stands: directly after what it belongs to, spaced as its neighbours are. */
import type * as t from '@babel/types';
import { childrenOf } from '../nodes.ts';
import type { Splice } from './splice.ts';
import { endWithoutDetached, indentAt, lineEnd, lineStart, type Style } from './style.ts';
import type { Tree } from './tree.ts';

/** Inserts pieces of code after a node, each on lines of its own at the node's indentation. */
export function insertAfter(tree: Tree, style: Style, node: t.Node, pieces: readonly string[]): Splice {
  const { source } = tree;
  const end = endWithoutDetached(source, node);
  const separator = separatorOf(node);
  const comma = separator === ',' ? commaInFront(source, node) : null;
  if (comma !== null) {
    const at = pastTrailingComment(tree, end);
    const newline = newlineAt(source, at, style);
    const gap = isSpaced(tree, node) ? newline + newline : newline;
    const text = gap + comma + pieces.join(newline + comma.replace(/\S/g, ' '));
    return { start: at, end: at, text };
  }
  const anchor = separator === null ? null : endOfSeparator(source, end, separator);
  const lead = separator === ',' && anchor === null ? ',' : '';
  const tail = separator !== null && anchor !== null ? separator : '';
  const at = anchor ?? endOfStray(tree, node, end);
  // Semicolons that end nothing stay where they are.
  if (getsOwnLines(tree, node) && source[at] !== ';') return onOwnLines(tree, style, node, at, pieces, tail);
  if (isOneLiner(tree, node))
    return {
      start: at,
      end: at,
      text: `${isOpen(source, node) || isOpenSignature(source, node) ? ';' : lead} ${pieces.join(' ')}${tail}`,
    };
  const offset = pastTrailingComment(tree, at);
  const indent = indentAt(source, node.start ?? 0);
  const newline = newlineAt(source, offset, style);
  const gap = isSpaced(tree, node) ? newline + newline : newline;
  // What is set off from the code before it is set off from the code behind it, too; the end of a region is its own.
  const rest = source.slice(offset);
  const isClose = gap !== newline && /^[ \t]*\r?\n[ \t]*[^\s})\]]/.test(rest) && !CLOSING_COMMENT.test(rest);
  const after = isClose ? newline : '';
  const text = `${gap}${indent}${pieces.join(newline + indent)}${tail}`;
  if (lead !== '' && offset !== at)
    return { start: at, end: offset, text: `${lead}${source.slice(at, offset)}${text}`, after };
  return { start: offset, end: offset, text: lead + text, after };
}

/**
 * A member of a class that shares its lines with others, where what is added stands on lines of its own. A directive above
 * the line is one for all that stands on it, so that nothing may move to another.
 */
export function getsOwnLines(tree: Tree, node: t.Node): boolean {
  if (tree.parentOf(node)?.type !== 'ClassBody' || !isOneLiner(tree, node)) return false;
  const above = tree.source.slice(0, lineStart(tree.source, node.start ?? 0)).trimEnd();
  return !DIRECTIVE.test(above.slice(above.lastIndexOf('\n') + 1));
}

/** Tells tools about the line below it. */
const DIRECTIVE =
  /(\/\/|\/\*|\{)\s*(@ts-|prettier-ignore|biome-ignore|(eslint|oxlint)-disable-next-line|(c8|v8|istanbul) ignore)/;

/** How far in what is added to a class stands. */
export function memberIndent({ source, parentOf }: Tree, style: Style, node: t.Node): string {
  const isFirst = source.slice(lineStart(source, node.start ?? 0), node.start ?? 0).trim() === '';
  if (isFirst) return indentAt(source, node.start ?? 0);
  return indentAt(source, parentOf(node)?.start ?? 0) + style.indent;
}

/** What comes behind them on the line goes on below. */
function onOwnLines(
  tree: Tree,
  style: Style,
  node: t.Node,
  at: number,
  pieces: readonly string[],
  tail: string,
): Splice {
  const { source } = tree;
  const newline = newlineAt(source, at, style);
  const indent = memberIndent(tree, style, node);
  const body = tree.parentOf(node);
  const end = at + (/^[ \t]*/.exec(source.slice(at))?.[0].length ?? 0);
  const isLast = end === (body?.end ?? 0) - 1;
  const further = /[\r\n]/.test(source[end] ?? '')
    ? ''
    : newline + (isLast ? indentAt(source, body?.start ?? 0) : indent);
  const open = isOpen(source, node) ? ';' : '';
  return { start: at, end, text: open + newline + indent + pieces.join(newline + indent) + tail + further };
}

/** How the line of `offset` ends: in a file of mixed line ends it keeps its own. */
function newlineAt(source: string, offset: number, style: Style): string {
  return /^\r?\n/.exec(source.slice(lineEnd(source, offset)))?.[0] ?? style.newline;
}

/** Ends what another comment began above: the code before it is inside. */
const CLOSING_COMMENT =
  /^[ \t]*\r?\n[ \t]*(\/\/|\/\*)[ \t]*(#?[ \t]*end[ \t]?region|<\/editor-fold|(eslint|oxlint)-enable|prettier-ignore-end|(c8|v8|istanbul) ignore (stop|end)|biome-ignore-end)/i;

/** What stands between members of this kind: always in an object, by habit of some in a class. */
function separatorOf({ type }: t.Node): ',' | ';' | null {
  if (type === 'ObjectMethod' || type === 'ObjectProperty') return ',';
  return type === 'ClassMethod' || type === 'ClassPrivateMethod' ? ';' : null;
}

/** What a line of a member begins with where commas come first; null where they come last. */
function commaInFront(source: string, node: t.Node): string | null {
  const [start, end] = [node.start ?? 0, node.end ?? 0];
  const before = source.slice(lineStart(source, start), start);
  if (/^[ \t]*,[ \t]*$/.test(before)) return before;
  const next = /^[ \t]*\r?\n(?:[ \t]*\r?\n)*([ \t]*,[ \t]*)\S/.exec(source.slice(end));
  return before.trim() === '' ? (next?.[1] ?? null) : null;
}

function endOfSeparator(source: string, end: number, separator: ',' | ';'): number | null {
  const match = (separator === ',' ? /^\s*,/ : /^[ \t]*;/).exec(source.slice(end));
  return match ? end + match[0].length : null;
}

/** `class Book {};`: the semicolon is a statement of its own, and belongs to the declaration all the same. */
function endOfStray(tree: Tree, node: t.Node, end: number): number {
  if (!/^(Class|Function)Declaration$/.test(declarationOf(node)?.type ?? '')) return end;
  return endOfSeparator(tree.source, end, ';') ?? end;
}

/** Without its semicolon it ends with its line only, and here the line goes on. */
function isOpen(source: string, node: t.Node): boolean {
  const declaration = declarationOf(node);
  const ends = /^(Class(Private)?Property|ExpressionStatement|VariableDeclaration)$/.test(declaration?.type ?? '');
  return ends && source[(node.end ?? 0) - 1] !== ';';
}

/** Whether a method of an interface ends without a separator, as the last one on a line may. */
function isOpenSignature(source: string, { type, end }: t.Node): boolean {
  return type === 'TSMethodSignature' && !/[;,]/.test(source[(end ?? 0) - 1] ?? '');
}

/** Code without a semicolon at the end of a line would go on in what comes next behind `offset`, or take its semicolon. */
export function goesOn(tree: Tree, offset: number): boolean {
  return /[([`+\-/*<,.;]/.test(tree.source[nextCode(tree, offset)] ?? '');
}

/** Code other than a closing brace stands behind `offset` on the same line. */
export function sharesLine(tree: Tree, offset: number): boolean {
  const next = nextCode(tree, offset);
  return next < lineEnd(tree.source, offset) && tree.source[next] !== '}';
}

/** Where the next code begins, behind white space and comments. */
export function nextCode({ source, file }: Tree, offset: number): number {
  let at = offset;
  for (;;) {
    at += /^\s*/.exec(source.slice(at))?.[0].length ?? 0;
    const comment = file.comments?.find((each) => each.start === at);
    if (!comment) return at;
    at = comment.end ?? source.length;
  }
}

/** The end of the line, if nothing but a comment and white space stands behind `offset` on it. */
function pastTrailingComment(tree: Tree, offset: number): number {
  const { source, file } = tree;
  const end = lineEnd(source, offset);
  if (source.slice(offset, end).trim() === '') return end;
  const comment = file.comments?.find(
    (each) => (each.start ?? 0) >= offset && source.slice(offset, each.start ?? 0).trim() === '',
  );
  if (!comment || (comment.start ?? 0) >= end || (comment.end ?? 0) > end) return offset;
  return source.slice(comment.end ?? 0, end).trim() === '' ? end : offset;
}

/** The node shares its first line with what is before it, or its last with more than the brackets around it. */
export function isOneLiner(tree: Tree, node: t.Node): boolean {
  const { source } = tree;
  const before = source.slice(lineStart(source, node.start ?? 0), node.start ?? 0);
  if (before.trim() !== '' && !isCommentOnly(before)) return true;
  const end = endWithoutDetached(source, node);
  const after = source.slice(end, lineEnd(source, end)).replace(/^\s*[,;]/, '');
  return !/^[\s})\]]*[;,]?\s*$/.test(after) && !isCommentOnly(after);
}

function isCommentOnly(text: string): boolean {
  return /^\s*(\/\/.*|(\/\*.*?\*\/\s*)+)$/.test(text);
}

/** The siblings around the node are separated by blank lines; if none is like it, most of the others; a node alone is as well. */
function isSpaced(tree: Tree, node: t.Node): boolean {
  const parent = tree.parentOf(node);
  if (!parent) return true;
  const siblings = [...childrenOf(parent)].toSorted((a, b) => (a.start ?? 0) - (b.start ?? 0));
  const index = siblings.indexOf(node);
  const first = firstOverload(tree, siblings, index);
  const gaps = [gapAfter(tree, siblings, first - 1), gapAfter(tree, siblings, index)].filter((gap) => gap !== null);
  if (gaps.length > 0) return gaps.some((gap) => isBlank(gap));
  const others = siblings.flatMap((each, at) => (sameKind(each, node) ? (gapAfter(tree, siblings, at) ?? []) : []));
  if (others.length > 0) return others.filter((gap) => isBlank(gap)).length * 2 >= others.length;
  // Between nodes of different kinds only a habit without any blank line says something.
  const mixed = siblings.flatMap((each, at) => {
    const next = siblings[at + 1];
    const isMixed = next !== undefined && (sameKind(each, node) || sameKind(next, node));
    return isMixed ? tree.source.slice(endWithoutDetached(tree.source, each), next.start ?? 0) : [];
  });
  if (mixed.length > 1 && !mixed.some((gap) => isBlank(gap))) return false;
  return /Method|Function|Class/.test(node.type) || parent.type === 'Program' || parent.type === 'ClassBody';
}

function isBlank(gap: string): boolean {
  return /\n[ \t]*\r?\n/.test(gap);
}

/** What is between a sibling and the next; null if they are not of one kind. */
function gapAfter(tree: Tree, siblings: readonly t.Node[], index: number): string | null {
  const [previous, next] = [siblings[index], siblings[index + 1]];
  if (!previous || !next || !sameKind(previous, next)) return null;
  return tree.source.slice(endWithoutDetached(tree.source, previous), next.start ?? 0);
}

/** The first of the signatures that belong to a function, or itself. */
function firstOverload(tree: Tree, siblings: readonly t.Node[], index: number): number {
  let first = index;
  while (isSignature(siblings[first - 1]) && keyOf(tree, siblings[first - 1]) === keyOf(tree, siblings[index]))
    first -= 1;
  return first;
}

function declarationOf(node: t.Node | undefined): t.Node | null | undefined {
  return node?.type === 'ExportNamedDeclaration' || node?.type === 'ExportDefaultDeclaration' ? node.declaration : node;
}

function isSignature(node: t.Node | undefined): boolean {
  const declaration = declarationOf(node);
  return /^TSDeclare(Method|Function)$/.test(declaration?.type ?? '');
}

function keyOf({ source }: Tree, node: t.Node | undefined): string | null {
  const declaration = declarationOf(node);
  const key = declaration && ('key' in declaration ? declaration.key : 'id' in declaration ? declaration.id : null);
  return key ? source.slice(key.start ?? 0, key.end ?? 0) : null;
}

/** Fields stand closer together than methods do: only neighbours alike tell how such nodes are spaced. */
function sameKind(a: t.Node, b: t.Node): boolean {
  const isField = (node: t.Node): boolean => /Property/.test(node.type);
  return isField(a) === isField(b) && (a.type !== 'TSDeclareMethod' || b.type === 'TSDeclareMethod');
}
