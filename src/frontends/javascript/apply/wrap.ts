/** Wrapping: runs a function's whole body inside `newConnection()`, and moves its lines one level in. */
import type * as t from '@babel/types';
import type { WrapAwait, WrapBody } from '../../../model/plan.ts';
import type { Range } from '../../../model/facts.ts';
import { isFunctionNode } from '../nodes.ts';
import { indentSplices } from './indent.ts';
import { orderSplices, type Splice } from './splice.ts';
import { gapBefore, indentAt, lineStart, type Style } from './style.ts';
import type { Tree } from './tree.ts';

/** Where a function stands once other splices have been applied. What was inserted at its start or end is outside of it. */
export function movedWrap(edit: WrapBody, splices: readonly Splice[]): WrapBody {
  if (splices.length === 0) return edit;
  const ordered = orderSplices(splices);
  const shift = (offset: number, isBefore: (splice: Splice) => boolean): number =>
    ordered.filter(isBefore).reduce((sum, { start, end, text }) => sum + text.length - (end - start), offset);
  const move = ([from, to]: Range): Range => [
    shift(from, ({ end }) => end <= from),
    shift(to, ({ start, end }) => start < to && end <= to),
  ];
  return { ...edit, function: move(edit.function), ...(edit.result && { result: move(edit.result) }) };
}

/** @param wraps all of the file: functions around this one may be wrapped as well */
export function wrapSplices(tree: Tree, style: Style, edit: WrapBody, wraps: readonly WrapBody[]): readonly Splice[] {
  const node = tree.find(edit.function, isFunctionNode);
  const opener = openerOf(tree, edit);
  if (node.body.type !== 'BlockStatement') return wrapExpression(tree, node.body, node.end ?? 0, opener);
  const layout = layoutOf(tree, style, node.body);
  if (!layout) return wrapInline(tree, style, node.body, opener);
  const around = wraps.flatMap((each) => (contains(each.function, edit.function) ? [each.function] : []));
  const moves = around.map((range) => unitAt(tree, style, range, layout));
  return wrapLines(tree, style, { ...layout, moved: moves.join('') }, opener);
}

/** `newConnection(async (): Promise<Book> =>`; the type is repeated where the inner function could be taken to give another. */
function openerOf({ source }: Tree, { helper, result }: Pick<WrapBody, 'helper' | 'result'>): string {
  return `${helper}(async ()${result ? source.slice(...result) : ''} =>`;
}

function contains(outer: Range, inner: Range): boolean {
  return outer[0] <= inner[0] && inner[1] <= outer[1] && outer !== inner;
}

/** What the lines of a block are moved in by when the function around it is wrapped. */
function unitAt(tree: Tree, style: Style, around: Range, { first }: Layout): string {
  const { body } = tree.find(around, isFunctionNode);
  const layout = body.type === 'BlockStatement' ? layoutOf(tree, style, body) : null;
  return layout && layout.first <= first ? layout.unit : '';
}

/** `async (req) => x` → `async (req) => newConnection(async () => x)`; parentheses around `x` stay. */
function wrapExpression(tree: Tree, body: t.Expression, end: number, opener: string): readonly Splice[] {
  const paren = body.extra?.['parenthesized'] === true ? body.extra['parenStart'] : null;
  const start = typeof paren === 'number' ? paren : (body.start ?? 0);
  return [
    { start, end: start, text: `${gapBefore(tree.source, start)}${opener} `, rank: -1 },
    { start: end, end, text: ')', rank: 1 },
  ];
}

/** `await f()` → `await newConnection(async () => f())`; parentheses around `f()` stay. */
export function wrapAwaitSplices(tree: Tree, edit: WrapAwait): readonly Splice[] {
  const isAwait = (node: t.Node): node is t.AwaitExpression => node.type === 'AwaitExpression';
  return wrapExpression(
    tree,
    tree.find(edit.expression, isAwait).argument,
    edit.expression[1],
    openerOf(tree, { helper: edit.helper }),
  );
}

/** A block with its code on lines of its own. */
interface Layout {
  /** Start of the first line that moves. */
  readonly first: number;
  /** Behind the last line that moves. */
  readonly last: number;
  /** Blank lines stand between it and the closing brace. */
  readonly isSetOff: boolean;
  readonly indent: string;
  /** What the code is moved in by. */
  readonly unit: string;
  /** What functions around it move all of its lines in by. */
  readonly moved: string;
}

const BLANK_LINES = /^([^\S\n]*\n)+/;
const BLANK_END = /(?<=\n)([^\S\n]*\n)+$/;
const COMMENTS_TO_END = /^[^\S\n]*(\/\/[^\n]*|(\/\*((?!\*\/)[^\n])*\*\/[^\S\n]*)*)\n/;

/** Null for a block that begins or ends on a line with other code. */
function layoutOf(tree: Tree, style: Style, body: t.BlockStatement): Layout | null {
  const { source } = tree;
  const close = (body.end ?? 0) - 1;
  const last = lineStart(source, close);
  const head = headEnd(body);
  const rest = COMMENTS_TO_END.exec(source.slice(head, last));
  if (!rest || source.slice(last, close).trim() !== '') return null;
  let first = head + rest[0].length;
  first += BLANK_LINES.exec(source.slice(first, last))?.[0].length ?? 0;
  const outer = indentAt(source, close);
  const inner = indentAt(source, first);
  // The block's own habit counts for more than the file's.
  const isDeeper = inner.length > outer.length && inner.startsWith(outer);
  const unit = isDeeper ? inner.slice(outer.length) : style.indent;
  // Blank lines before the closing brace stay there, as those behind the opening one do.
  const end = first + (BLANK_END.exec(source.slice(first, last))?.index ?? last - first);
  // Where tabs and spaces are mixed the code may be deeper and begin with other white space than the braces.
  const indent = widthOf(inner) > widthOf(outer) ? inner : outer + unit;
  return { first, last: end, isSetOff: end < last, indent, unit, moved: '' };
}

/** As most people see it. */
function widthOf(indent: string): number {
  return indent.replaceAll('\t', '    ').length;
}

/** Directives stay in front of the wrapper: `use server` and `use strict` are the function's. */
function headEnd(body: t.BlockStatement): number {
  return body.directives.at(-1)?.end ?? (body.start ?? 0) + 1;
}

function wrapLines(tree: Tree, style: Style, layout: Layout, opener: string): readonly Splice[] {
  const { first, last, isSetOff, indent, unit, moved } = layout;
  const semicolon = style.semicolons ? ';' : '';
  const close = `${indent}})${semicolon}${style.newline}`;
  return [
    { start: first, end: first, text: `${moved}${indent}return ${opener} {${style.newline}`, rank: -1 },
    ...indentSplices(tree, [first, last], unit),
    // A blank line is not moved in by the functions around this one.
    { start: last, end: last, text: isSetOff ? moved + close : close + moved, rank: 1 },
  ];
}

function wrapInline(tree: Tree, style: Style, body: t.BlockStatement, opener: string): readonly Splice[] {
  const head = headEnd(body);
  const close = (body.end ?? 0) - 1;
  const isOpen = body.directives.length > 0 && tree.source[head - 1] !== ';';
  return [
    { start: head, end: head, text: `${isOpen ? ';' : ''} return ${opener} {` },
    { start: close, end: close, text: `})${style.semicolons ? ';' : ''} ` },
  ];
}
