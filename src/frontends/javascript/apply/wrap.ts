/** Wrapping: runs a function's whole body inside `newConnection()`, and moves its lines one level in. */
import type * as t from '@babel/types';
import type { Edit, WrapAwait, WrapBody } from '../../../model/plan.ts';
import type { Range } from '../../../model/facts.ts';
import { isFunctionNode } from '../nodes.ts';
import { indentSplices } from './indent.ts';
import type { Splice } from './splice.ts';
import { indentAt, lineStart, type Style } from './style.ts';
import type { Tree } from './tree.ts';

/** @param edits all edits of the file: functions around this one may be wrapped as well */
export function wrapSplices(tree: Tree, style: Style, edit: WrapBody, edits: readonly Edit[]): readonly Splice[] {
  const node = tree.find(edit.function, isFunctionNode);
  if (node.body.type !== 'BlockStatement') return wrapExpression(node.body, node.end ?? 0, edit.helper);
  const layout = layoutOf(tree, style, node.body);
  if (!layout) return wrapInline(tree, style, node.body, edit.helper);
  const around = edits.flatMap((each) =>
    each.kind === 'wrap-body' && contains(each.function, edit.function) ? [each.function] : [],
  );
  const moves = around.map((range) => unitAt(tree, style, range, layout));
  return wrapLines(tree, style, { ...layout, moved: moves.join('') }, edit.helper);
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
function wrapExpression(body: t.Expression, end: number, helper: string): readonly Splice[] {
  const paren = body.extra?.['parenthesized'] === true ? body.extra['parenStart'] : null;
  const start = typeof paren === 'number' ? paren : (body.start ?? 0);
  return [
    { start, end: start, text: `${helper}(async () => `, rank: -1 },
    { start: end, end, text: ')', rank: 1 },
  ];
}

/** `await f()` → `await newConnection(async () => f())`; parentheses around `f()` stay. */
export function wrapAwaitSplices(tree: Tree, edit: WrapAwait): readonly Splice[] {
  const isAwait = (node: t.Node): node is t.AwaitExpression => node.type === 'AwaitExpression';
  return wrapExpression(tree.find(edit.expression, isAwait).argument, edit.expression[1], edit.helper);
}

/** A block with its code on lines of its own. */
interface Layout {
  /** Start of the first line that moves. */
  readonly first: number;
  /** Start of the line of the closing brace. */
  readonly last: number;
  readonly indent: string;
  /** What the code is moved in by. */
  readonly unit: string;
  /** What functions around it move all of its lines in by. */
  readonly moved: string;
}

const BLANK_LINES = /^([^\S\n]*\n)+/;
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
  return { first, last, indent: outer + unit, unit, moved: '' };
}

/** Directives stay in front of the wrapper: `use server` and `use strict` are the function's. */
function headEnd(body: t.BlockStatement): number {
  return body.directives.at(-1)?.end ?? (body.start ?? 0) + 1;
}

function wrapLines(tree: Tree, style: Style, layout: Layout, helper: string): readonly Splice[] {
  const { first, last, indent, unit, moved } = layout;
  const semicolon = style.semicolons ? ';' : '';
  return [
    { start: first, end: first, text: `${moved}${indent}return ${helper}(async () => {${style.newline}`, rank: -1 },
    ...indentSplices(tree, [first, last], unit),
    { start: last, end: last, text: `${indent}})${semicolon}${style.newline}${moved}`, rank: 1 },
  ];
}

function wrapInline(tree: Tree, style: Style, body: t.BlockStatement, helper: string): readonly Splice[] {
  const head = headEnd(body);
  const close = (body.end ?? 0) - 1;
  const isOpen = body.directives.length > 0 && tree.source[head - 1] !== ';';
  return [
    { start: head, end: head, text: `${isOpen ? ';' : ''} return ${helper}(async () => {` },
    { start: close, end: close, text: `})${style.semicolons ? ';' : ''} ` },
  ];
}
