// Quotes and semicolons of what was written, by what most of the input has.
import ts from 'typescript';
import { endOf, lineOf, walk } from './tree.mjs';

/** Habits that fewer than this share follow are none. */
const CLEAR = 0.7;

export function styleProblems({ after, pieces, input }) {
  const { double, semicolons } = habitsOf(input);
  const problems = [];
  for (const { kind, node, end, tail } of pieces) {
    const isStatement = kind === 'statement' || kind === 'import' || (kind === 'close' && tail !== undefined);
    const where = `line ${lineOf(after, end)}`;
    const quoted =
      node && ['block', 'statement', 'import'].includes(kind) ? quotesIn(after.slice(node.getStart(), node.end)) : null;
    if (quoted !== null && double !== null && (quoted === '"') !== double)
      problems.push(`${where}: quotes are not the file's`);
    if (!isStatement || semicolons === null) continue;
    const last = tail ?? end;
    const isEnded = after[last - 1] === ';';
    const rest = after.slice(last);
    // A semicolon that stands in front of the next line is the statement's; where code goes on without one it needs its own.
    if (semicolons && !isEnded && !/^\s*;/.test(rest)) problems.push(`${where}: no semicolon, and the file has them`);
    const isNeeded = /^(\s|\/\*([^*]|\*(?!\/))*\*\/|\/\/.*)*[[(`+\-/*<,.;]/.test(rest) || /^[^\S\n]*[^\s}]/.test(rest);
    if (!semicolons && isEnded && !isNeeded) problems.push(`${where}: a semicolon, and the file has none`);
  }
  return problems;
}

const quotesIn = (text) => /(?:from |require\(|fallbackTo\w+\([\s\w$.]*,\s*)(["'])/.exec(text)?.[1] ?? null;

/** Of modules' names where there are any, else of all strings; of statements that have a semicolon anywhere. */
function habitsOf(file) {
  const modules = [];
  const strings = [];
  const ends = [];
  walk(file, (node) => {
    if (ts.isStringLiteral(node) && !ts.isJsxAttribute(node.parent)) {
      const isDouble = node.getText(file).startsWith('"');
      strings.push(isDouble);
      if (ts.isImportDeclaration(node.parent) || ts.isExportDeclaration(node.parent)) modules.push(isDouble);
    }
    const isEnded = ts.isExpressionStatement(node) || ts.isReturnStatement(node) || ts.isVariableStatement(node);
    if (!isEnded && !ts.isImportDeclaration(node) && !ts.isThrowStatement(node)) return;
    if (/^[ \t]*\}/.test(file.text.slice(node.end, node.end + 20))) return;
    const end = endOf(file, node);
    ends.push(file.text[node.end - 1] === ';' && end === node.end);
  });
  return { double: habit(modules.length > 0 ? modules : strings), semicolons: habit(ends) };
}

function habit(votes) {
  const share = votes.filter(Boolean).length / votes.length;
  return votes.length < 3 ? null : share >= CLEAR ? true : share <= 1 - CLEAR ? false : null;
}
