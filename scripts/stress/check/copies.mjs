// Mirrors beside what they copy: indentation line by line, blank lines, comments, their doc comment.
import ts from 'typescript';
import { nameOf } from './generated.mjs';
import { commentsIn, indentAt, lineOf, lineStart } from './tree.mjs';

const LIFTED = /\bawait \w+Sequential\(/;

/** @returns problems, and the numbers of lines that end with white space as the lines they copy do */
export function copyProblems({ after, file, pieces }) {
  const problems = [];
  const copied = new Set();
  for (const { kind, node, original, name, start, heads } of pieces) {
    if (kind !== 'mirror') continue;
    const where = `mirror at line ${lineOf(after, start)}`;
    const own = plain(nameOf(file, original));
    if (own !== name) {
      problems.push(`${where}: it follows ${own} instead of ${name}`);
      continue;
    }
    const [from, to] = [original, node].map((each) => bodyLines(file, after, each));
    problems.push(...lineProblems(after, { where, from, to, original, node, copied }));
    for (const each of isAlone(after, start) ? [...heads, node] : []) {
      const isLevel = indentAt(after, each.getStart(file)) === indentAt(after, original.getStart(file));
      if (!isLevel && isAlone(after, original.getStart(file)))
        problems.push(`${where}: not indented as its sync variant`);
    }
    problems.push(...commentProblems(file, after, where, original, node));
  }
  return { problems, copied };
}

/** Without quotes, brackets, comments and escapes. */
const plain = (name) =>
  name
    ?.replace(/\/\*.*?\*\/|\/\/.*|^\[|\]$|['"`]/g, '')
    .replace(/\\u(?:\{([\dA-Fa-f]+)\}|([\dA-Fa-f]{4}))/g, (_escape, code, four) =>
      String.fromCodePoint(parseInt(code ?? four, 16)),
    )
    .trim();

const isAlone = (text, offset) => text.slice(lineStart(text, offset), offset).trim() === '';

function bodyLines(file, text, node) {
  const start = node.getStart(file);
  // A semicolon further down stays where it is, and so is the original's alone.
  return {
    first: lineOf(text, start),
    lines: text
      .slice(start, node.end)
      .replace(/\s*\n\s*;$/, '')
      .split('\n'),
  };
}

function lineProblems(text, { where, from, to, node, copied, original }) {
  const isLifted = LIFTED.test(text.slice(node.pos, node.end));
  // Which line is which cannot be told then.
  if (isLifted && from.lines.length !== to.lines.length)
    for (const index of to.lines.keys()) copied.add(to.first + index);
  if (from.lines.length !== to.lines.length)
    return isLifted ? [] : [`${where}: ${to.lines.length} lines, and its sync variant has ${from.lines.length}`];
  const problems = [];
  for (const [index, line] of to.lines.entries()) {
    const source = from.lines[index];
    if (/[ \t]\r?$/.test(source)) copied.add(to.first + index);
    if (index === 0) continue;
    const [was, is] = [source, line].map((each) => /^[ \t]*/.exec(each)[0]);
    const isLevel = isLifted ? was.startsWith(is) : was === is;
    if (!isLevel) problems.push(`${where}: line ${to.first + index} is not indented as in its sync variant`);
    if ((source.trim() === '') !== (line.trim() === '')) problems.push(`${where}: blank lines differ`);
  }
  return ts.isSourceFile(original) ? [] : problems;
}

/** A comment without what all of its lines but the first have in front. */
function outdented(comment) {
  const [first, ...rest] = comment.split('\n');
  const indents = rest.filter((line) => line.trim() !== '').map((line) => /^[ \t]*/.exec(line)[0].length);
  return [first, ...rest.map((line) => line.slice(Math.min(...indents)))].join('\n');
}

/** The same comments in the same order, each before as much code as in the original. */
function commentProblems(file, text, where, original, node) {
  const read = (each) =>
    commentsIn(file, each, [each.getStart(file), each.end]).map(({ pos, end }) => text.slice(pos, end));
  const [from, to] = [read(original), read(node)];
  // What is lifted out of a chain moves out with its comments.
  const layout = LIFTED.test(text.slice(node.pos, node.end)) ? outdented : (comment) => comment;
  const difference = to.findIndex((each, index) => layout(each) !== layout(from[index] ?? ''));
  if (from.length === to.length && difference < 0) return [];
  // Between a receiver and the argument that follows it in a helper's call nothing is left.
  return [`${where}: its comments are not those of its sync variant`];
}
