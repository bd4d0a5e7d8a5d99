/** Moving code one level in, without touching text that is data. */
import type * as t from '@babel/types';
import type { Range } from '../../../model/facts.ts';
import { childrenOf } from '../nodes.ts';
import type { Splice } from './splice.ts';
import { indentAt, lineStart } from './style.ts';
import type { Tree } from './tree.ts';

/** Moves the lines of a range one level in, but not those that begin inside text that is data. */
export function indentSplices(tree: Tree, range: Range, unit: string): readonly Splice[] {
  const data = dataRanges(tree, range);
  const splices: Splice[] = [];
  for (let at = range[0]; at < range[1]; at = nextLine(tree.source, at)) {
    const isBlank = /^[ \t]*\r?\n/.test(tree.source.slice(at));
    const isData = data.some(([start, end]) => start < at && at <= end);
    if (!isBlank && !isData) splices.push({ start: at, end: at, text: unit });
  }
  return splices;
}

/**
 * Moves the arguments of calls out to where their statement begins: what stood behind `.map(` on a line of its own stands
 * behind the call of a helper instead.
 */
export function outdentSplices(
  tree: Tree,
  calls: readonly (t.CallExpression | t.OptionalCallExpression)[],
): readonly Splice[] {
  const { source } = tree;
  const moves = new Map<number, number>();
  /** What is between a receiver and the first argument goes anyway. */
  const gone = calls.map(({ callee, arguments: [first] }): Range => [
    ('object' in callee && callee.object.end) || 0,
    first?.start ?? 0,
  ]);
  for (const call of calls) {
    const { callee } = call;
    const [first] = call.arguments;
    if (callee.type !== 'MemberExpression' || !first) continue;
    const outer = indentAt(source, call.start ?? 0);
    const inner = indentAt(source, callee.property.start ?? 0);
    const isOnOwnLine = /^\s*\.\s*$/.test(
      source.slice(lineStart(source, callee.property.start ?? 0), callee.property.start ?? 0),
    );
    if (!isOnOwnLine || inner.length <= outer.length || !inner.startsWith(outer)) continue;
    const range: Range = [first.start ?? 0, call.end ?? 0];
    for (const line of linesIn(tree, range)) {
      const isGone = gone.some(([from, to]) => from < line && line <= to);
      if (!isGone && source.startsWith(inner, line))
        moves.set(line, (moves.get(line) ?? 0) + inner.length - outer.length);
    }
  }
  return [...moves].map(([start, length]) => ({ start, end: start + length, text: '' }));
}

/** Starts of lines that begin within a range, but not inside text that is data. */
function linesIn(tree: Tree, [start, end]: Range): readonly number[] {
  const data = dataRanges(tree, [start, end]);
  const lines: number[] = [];
  for (let at = nextLine(tree.source, start); at < end; at = nextLine(tree.source, at)) {
    if (!data.some(([from, to]) => from < at && at <= to)) lines.push(at);
  }
  return lines;
}

/** The start of the next line. */
export function nextLine(source: string, offset: number): number {
  const end = source.indexOf('\n', offset);
  return end < 0 ? source.length : end + 1;
}

const DATA = new Set(['TemplateElement', 'JSXText', 'StringLiteral', 'DirectiveLiteral']);

/** Template literals, JSX text and strings over several lines, where white space means something, and comments that hang out. */
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
  for (const comment of tree.file.comments ?? []) {
    const at: Range = [comment.start ?? 0, comment.end ?? 0];
    if (at[0] >= range[0] && at[1] <= range[1] && hangsOut(tree.source, at)) found.push(at);
  }
  return found;
}

/** A line of the comment is further out than the one it begins on: it has a layout of its own. Any other moves with its code. */
function hangsOut(source: string, [start, end]: Range): boolean {
  const indent = indentAt(source, start);
  const [, ...lines] = source.slice(start, end).split('\n');
  return lines.some((line) => line.trim() !== '' && !line.startsWith(indent));
}
