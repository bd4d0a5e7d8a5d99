// Indentation: wrappers move their lines in by one unit of the file, and no text that is data; what is written stands level.
import ts from 'typescript';
import { commentsIn, indentAt, lineEnd, lineOf, lineStart, walk } from './tree.mjs';
import { sourceOf } from './unapply.mjs';

export function indentationProblems(reading) {
  return [...wrapProblems(reading), ...levelProblems(reading)];
}

/** Every line of a wrapper moves in by as much as its first one, unless it begins inside of data. */
function wrapProblems({ before, after, file, pieces, parts, moved }) {
  const bodies = pieces.filter(({ kind, body }) => kind === 'open' && body);
  if (bodies.length === 0) return moved.size > 0 ? ['lines have moved, and nothing around them was wrapped'] : [];
  const units = unitsOf(before);
  const data = dataLines(file, after);
  const problems = [];
  const expected = new Map();
  for (const { body, start } of bodies) {
    const outer = expected.get(body.first) ?? 0;
    const unit = stepOf(after, start, body) ?? (moved.get(body.first) ?? '').slice(outer);
    if (unit !== '' && !units.has(unit))
      problems.push(`line ${lineOf(after, start)}: ${JSON.stringify(unit)} is no step of the file`);
    for (let at = body.first; at < body.last; at = lineEnd(after, at) + 1) {
      expected.set(at, (expected.get(at) ?? 0) + unit.length);
    }
  }
  const written = pieces.filter(({ kind }) => !['name', 'close', 'open'].includes(kind));
  const isWritten = (at) =>
    written.some((each) => at >= lineStart(after, each.start) && at < each.end) ||
    bodies.some((each) => at >= each.start && at < each.body.first) ||
    pieces.some((each) => each.kind === 'close' && each.isLine && each.start === at);
  for (const [at, length] of expected) {
    const line = after.slice(at, lineEnd(after, at));
    if (isWritten(at) || sourceOf(parts, at) === null) continue;
    const isMoved = (moved.get(at) ?? '').length === length;
    const isStill = !moved.has(at);
    if (line.trim() === '' ? !isStill && data.has(at) : data.has(at) ? !isStill : !isMoved)
      problems.push(
        `line ${lineOf(after, at)}: moved in by ${(moved.get(at) ?? '').length}, not by ${data.has(at) ? 0 : length}`,
      );
  }
  for (const at of moved.keys())
    if (!expected.has(at)) problems.push(`line ${lineOf(after, at)}: moved without a wrapper`);
  return problems;
}

/** What the first line of code in a wrapper stands in from it. */
function stepOf(text, start, { first, last }) {
  for (let at = first; at < last; at = lineEnd(text, at) + 1) {
    const line = text.slice(at, lineEnd(text, at));
    if (line.trim() === '') continue;
    const [outer, inner] = [/^[ \t]*/.exec(text.slice(start, start + 300))[0], /^[ \t]*/.exec(line)[0]];
    return inner.startsWith(outer) && inner.length > outer.length ? inner.slice(outer.length) : null;
  }
  return null;
}

/** By how much lines of a file stand in from lines above them; two spaces where it does not show. */
function unitsOf(text) {
  const units = new Set();
  const stack = [''];
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const indent = /^[ \t]*/.exec(line)[0];
    while (stack.length > 1 && !(indent.startsWith(stack.at(-1)) && indent !== stack.at(-1))) stack.pop();
    for (const outer of stack)
      if (indent.startsWith(outer) && indent.length > outer.length) units.add(indent.slice(outer.length));
    stack.push(indent);
  }
  return units.size === 0 ? new Set(['  ']) : units;
}

/** Starts of lines that begin inside a template, a string, JSX text, or a comment with a line further out than its first. */
function dataLines(file, text) {
  const found = new Set();
  const add = (from, to) => {
    for (let at = lineEnd(text, from) + 1; at <= to && at > 0; at = lineEnd(text, at) + 1) found.add(at);
  };
  walk(file, (node) => {
    if (ts.isTemplateLiteralToken(node) || ts.isStringLiteral(node)) add(node.getStart(file), node.end);
    if (ts.isJsxText(node)) add(node.pos, node.end);
  });
  if (!/\/\*[^*]*\n/.test(text) && !/\/\*\*[^]*?\n/.test(text)) return found;
  for (const { pos, end } of commentsIn(file, file, [0, text.length])) {
    const indent = indentAt(text, pos);
    const lines = text.slice(pos, end).split('\n').slice(1);
    if (lines.some((line) => line.trim() !== '' && !line.startsWith(indent))) add(pos, end);
  }
  return found;
}

/** A fallback stands level with what it follows, and what is in a block one step of the class further in. */
function levelProblems({ after, before, pieces, file }) {
  const units = unitsOf(before);
  return pieces.flatMap(({ kind, start, node, previous, end }) => {
    const isLine = after.slice(lineStart(after, start), start).trim() === '';
    if (!['block', 'statement'].includes(kind) || !isLine || !previous) return [];
    const indent = indentAt(after, previous.getStart(file));
    const problems = [];
    if (indentAt(after, start) !== indent)
      problems.push(`line ${lineOf(after, start)}: not level with what it follows`);
    if (kind === 'block' && after.slice(start, end).includes('\n')) {
      const inner = indentAt(after, node.body.statements[0].getStart(file));
      if (!inner.startsWith(indent) || !units.has(inner.slice(indent.length)))
        problems.push(`line ${lineOf(after, start) + 1}: ${JSON.stringify(inner)} is no step in`);
      if (indentAt(after, end - 1) !== indent)
        problems.push(`line ${lineOf(after, end)}: the closing brace is not level`);
    }
    return problems;
  });
}
