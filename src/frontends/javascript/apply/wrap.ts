/** Wrapping: runs a function's whole body inside `newConnection()`, and moves its lines one level in. */
import type * as t from '@babel/types';
import type { WrapBody } from '../../../model/plan.ts';
import type { Range } from '../../../model/facts.ts';
import { childrenOf, isFunctionNode } from '../nodes.ts';
import type { Splice } from './splice.ts';
import { indentAt, lineStart, type Style } from './style.ts';
import type { Tree } from './tree.ts';

export function wrapSplices(tree: Tree, style: Style, edit: WrapBody): readonly Splice[] {
  const node = tree.find(edit.function, isFunctionNode);
  return node.body.type === 'BlockStatement'
    ? wrapBlock(tree, style, node.body, edit.helper)
    : wrapExpression(tree, node.end ?? 0, node.body, edit.helper);
}

/** `async (req) => x` → `async (req) => newConnection(async () => x)`; parentheses around `x` stay. */
function wrapExpression(tree: Tree, end: number, body: t.Expression, helper: string): readonly Splice[] {
  const arrow = tree.source.lastIndexOf('=>', body.start ?? 0) + '=>'.length;
  const start = arrow + (/^\s*/.exec(tree.source.slice(arrow))?.[0].length ?? 0);
  return [
    { start, end: start, text: `${helper}(async () => `, rank: -1 },
    { start: end, end, text: ')', rank: 1 },
  ];
}

function wrapBlock(tree: Tree, style: Style, body: t.BlockStatement, helper: string): readonly Splice[] {
  const { source } = tree;
  const semicolon = style.semicolons ? ';' : '';
  const open = body.directives.at(-1)?.end ?? (body.start ?? 0) + 1;
  const close = (body.end ?? 0) - 1;
  const closeLine = lineStart(source, close);
  const opening = `return ${helper}(async () => {`;
  const isMultiline = closeLine > open && source.slice(closeLine, close).trim() === '' && /^[^\S\n]*(\/\/.*|\/\*.*\*\/\s*)?\r?\n/.test(source.slice(open));
  if (!isMultiline) {
    return [
      { start: open, end: open, text: ` ${opening}` },
      { start: close, end: close, text: `})${semicolon} ` },
    ];
  }
  const indent = indentAt(source, close) + style.indent;
  return [
    { start: open, end: open, text: `${style.newline}${indent}${opening}` },
    ...indentSplices(tree, [open, closeLine], style.indent),
    { start: closeLine, end: closeLine, text: `${indent}})${semicolon}${style.newline}`, rank: 1 },
  ];
}

/** Moves the lines of a range one level in, but not those that begin inside text that is data. */
function indentSplices(tree: Tree, range: Range, unit: string): readonly Splice[] {
  const data = dataRanges(tree, range);
  const splices: Splice[] = [];
  for (let at = tree.source.indexOf('\n', range[0]) + 1; at > 0 && at < range[1]; at = tree.source.indexOf('\n', at) + 1) {
    const isBlank = /^[ \t]*\r?\n/.test(tree.source.slice(at));
    const isData = data.some(([start, end]) => start < at && at <= end);
    if (!isBlank && !isData) splices.push({ start: at, end: at, text: unit });
  }
  return splices;
}

const DATA = new Set(['TemplateElement', 'JSXText', 'StringLiteral', 'DirectiveLiteral', 'JSXAttribute']);

/** Template literals, JSX text and strings over several lines: white space in them means something. */
function dataRanges(tree: Tree, range: Range): readonly Range[] {
  const found: Range[] = [];
  const visit = (node: t.Node): void => {
    const start = node.start ?? 0;
    const end = node.end ?? 0;
    if (end <= range[0] || start >= range[1]) return;
    if (DATA.has(node.type)) found.push([start, end]);
    for (const child of childrenOf(node)) visit(child);
  };
  visit(tree.file.program);
  return found;
}
