/** Wrapping statements of a module: `await newConnection(async () => { … });` around their lines, comments included. */
import type * as t from '@babel/types';
import type { Range } from '../../../model/facts.ts';
import type { WrapStatements } from '../../../model/plan.ts';
import { indentSplices, nextLine } from './indent.ts';
import { applySplices, orderSplices, type Splice } from './splice.ts';
import { lineEnd, lineStart, type Style } from './style.ts';
import type { Tree } from './tree.ts';

/** The code that moves, as offsets of a text. */
export interface Span {
  readonly range: Range;
  /** The semicolon that ends the last statement stands in front of the next one, and stays there. */
  readonly detached: boolean;
}

/** Up to the end of a comment behind the last statement: what is written after that statement belongs to the span, too. */
export function spanOf({ source }: Tree, { statements: [start, end] }: WrapStatements): Span {
  const detached = source[end - 1] === ';' && /\n\s*$/.test(source.slice(start, end - 1));
  const last = detached ? start + source.slice(start, end - 1).trimEnd().length : end;
  const rest = source.slice(last, lineEnd(source, last));
  const isAlone = /^\s*(\/\/.*|(\/\*((?!\*\/).)*\*\/\s*)*)$/.test(rest);
  return { range: [start, isAlone ? last + rest.trimEnd().length : last], detached };
}

/** Where a span stands once other splices have been applied. */
export function movedSpan({ range: [start, end], detached }: Span, splices: readonly Splice[]): Span {
  const ordered = orderSplices(splices);
  const shift = (offset: number): number =>
    ordered
      .filter((each) => each.end <= offset)
      .reduce((sum, each) => sum + each.text.length - (each.end - each.start), offset);
  const after = ordered.findLast((each) => each.end === end)?.after ?? '';
  return { range: [shift(start), shift(end) - after.length], detached };
}

/**
 * @param tree of the text in which the span stands
 * @returns the text with the span wrapped
 */
export function wrapSpan(tree: Tree, style: Style, { range, detached }: Span, helper: string): string {
  const { source } = tree;
  const [start, end] = range;
  const before = source.slice(lineStart(source, start), start);
  const isOnOwnLines = /^[ \t\uFEFF]*;?$/.test(before) && source.slice(end, lineEnd(source, end)).trim() === '';
  const splices = isOnOwnLines
    ? wrapLines(tree, style, { range, detached }, helper)
    : wrapInline(tree, style, { range, detached }, helper);
  return applySplices(source, splices);
}

function wrapLines(tree: Tree, style: Style, { range, detached }: Span, helper: string): readonly Splice[] {
  const { source } = tree;
  const { newline, indent: unit } = style;
  const end = range[1];
  const start = withLeadingComments(tree, range[0]);
  const lead = source.slice(lineStart(source, start), start);
  const indent = lead.replace(/[^ \t]/g, '');
  const semicolon = !detached && (style.semicolons || isContinued(tree, end)) ? ';' : '';
  return [
    { start, end: start, text: `await ${helper}(async () => {${newline}${indent}${unit}`, rank: -1 },
    ...indentSplices(tree, [nextLine(source, start), end], unit),
    { start: end, end, text: `${newline}${indent}})${semicolon}`, rank: 1 },
  ];
}

function wrapInline(tree: Tree, { newline }: Style, { range, detached }: Span, helper: string): readonly Splice[] {
  const [start, end] = range;
  const isOpen = tree.file.comments?.some((each) => each.type === 'CommentLine' && each.end === end) === true;
  const close = `${isOpen || detached ? newline : ' '}})${detached ? '' : ';'}`;
  return [
    { start, end: start, text: `await ${helper}(async () => { `, rank: -1 },
    { start: end, end, text: close, rank: 1 },
  ];
}

/** The comments directly above a statement belong to it; those that open the file belong to the file. */
function withLeadingComments({ source, file }: Tree, start: number): number {
  let first = start;
  for (const comment of (file.comments ?? []).toReversed()) {
    const [from, to] = [comment.start ?? 0, comment.end ?? 0];
    if (to > first) continue;
    const isAbove = /^[ \t]*\r?\n[ \t]*$/.test(source.slice(to, first));
    const isAlone = source.slice(lineStart(source, from), from).trim() === '';
    if (!isAbove || !isAlone) break;
    first = from;
  }
  const head = source.slice(0, first).replace(/^\uFEFF?(#!.*)?/, '');
  return head.trim() === '' ? start : first;
}

/** What comes next would go on with a statement that has no semicolon, or is one. */
function isContinued({ source, file }: Tree, end: number): boolean {
  const next = file.program.body.find((node: t.Statement) => (node.start ?? 0) >= end);
  return next !== undefined && /[([`+\-/*<,.;]/.test(source[next.start ?? 0] ?? '');
}
