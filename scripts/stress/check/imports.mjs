// Where imports stand: behind the last one, else behind shebang, directives and header, and never between a comment and its code.
import ts from 'typescript';
import { lineOf } from './tree.mjs';
import { sourceOf } from './unapply.mjs';

/** Comments that are about the file, wherever at its top they stand. */
const ABOUT_FILE =
  /@(license|licence|flow|noflow|ts-|jsx|jest|vitest|file|format|prettier|module|copyright|preserve)|eslint|SPDX|^\/[/*]!|js[hl]int|tslint|globals?\b|istanbul|<reference|<amd|prettier-ignore/i;

export function importProblems({ before, after, file, pieces, parts }) {
  const fresh = pieces.filter(({ kind }) => kind === 'import').sort((a, b) => a.start - b.start);
  if (fresh.length === 0) return [];
  const [first] = fresh;
  const last = fresh.at(-1);
  const where = `import at line ${lineOf(after, first.start)}`;
  const others = file.statements.filter((each) => !fresh.some(({ node }) => node === each));
  // An import is hoisted, and may stand behind any other; a `require` must come first.
  const isHoisted = ts.isImportDeclaration(first.node);
  const anchor = isHoisted ? others.filter((each) => isImport(each)).at(-1) : lastImport(others);
  const above = after.slice(0, first.start);
  const isInline = !/(^\uFEFF?|\n)$/.test(above);
  // Code goes on behind the directive, on its line: what it needs must come before it.
  if (isInline && !anchor) return isBehindDirective(others, file, first) ? [] : [`${where}: on a line with code`];
  if (/[ \t]$/.test(above)) return [`${where}: indented`];
  if (anchor) return behindImport({ where, file, after, anchor, first });
  const problems = [];
  const code = others.find((each) => !isDirective(each));
  if (code && code.getStart(file) < first.start) problems.push(`${where}: behind the code`);
  const directives = others.filter(isDirective);
  if (directives.some((each) => each.getStart(file) > first.start)) problems.push(`${where}: in front of a directive`);
  const head = above.replace(/^\uFEFF?(#!.*\n)?/, '');
  if (head.trim() !== '' && !/\n[ \t]*\r?\n$/.test(head)) problems.push(`${where}: no blank line above`);
  const rest = after.slice(last.end);
  if (rest.trim() !== '' && !/^;?\r?\n[ \t]*\r?\n/.test(rest)) problems.push(`${where}: no blank line below`);
  if (/^;?(\r?\n[ \t]*){3}/.test(rest) && !/(\n[ \t]*\r?){3}/.test(before))
    problems.push(`${where}: several blank lines below`);
  const comment = /(\/\/[^\n]*|\/\*(?:[^*]|\*(?!\/))*\*\/)\s*$/.exec(head);
  if (comment && directives.length === 0) {
    const at = sourceOf(parts, above.trimEnd().length);
    const isSetOff = /^[ \t]*\r?\n[ \t]*(\r?\n|$)|^\s*$/.test(before.slice(at));
    if (!isSetOff && !ABOUT_FILE.test(comment[1])) problems.push(`${where}: between a comment and its code`);
  }
  return problems;
}

function isBehindDirective(statements, file, { start }) {
  const next = statements.findIndex((each) => each.getStart(file) > start);
  return next > 0 && isDirective(statements[next - 1]);
}

function behindImport({ where, file, after, anchor, first }) {
  const between = after.slice(anchor.end, first.start);
  if (first.start < anchor.getStart(file)) return [`${where}: in front of the last import`];
  if (!/^[^\S\n]*(\/\/[^\n]*|(\/\*([^*\n]|\*(?!\/))*\*\/\s*)*)?\r?\n$/.test(between) && between.trim() !== ';')
    return [`${where}: not on the line behind the last import`];
  return [];
}

const isDirective = (node) => ts.isExpressionStatement(node) && ts.isStringLiteral(node.expression);

/** The last `import` of a module; in a script, of the `require`s that come before all else. */
function lastImport(statements) {
  const isModule = statements.some(
    (each) => ts.isImportDeclaration(each) || ts.isExportDeclaration(each) || ts.isExportAssignment(each),
  );
  const imports = statements.filter((each) => ts.isImportDeclaration(each));
  if (imports.length > 0) return statements.filter((each) => isImport(each)).at(-1);
  if (isModule) return statements.filter((each) => isImport(each)).at(-1);
  const rest = statements.filter((each) => !isDirective(each) && !ts.isEmptyStatement(each));
  const end = rest.findIndex((each) => !isImport(each));
  return rest.slice(0, end < 0 ? rest.length : end).at(-1);
}

/** What may stand around a call of `require`: brackets, a member of what it gives, a cast. */
const WRAPPERS = [
  ts.isParenthesizedExpression,
  ts.isPropertyAccessExpression,
  ts.isAsExpression,
  ts.isSatisfiesExpression,
  ts.isNonNullExpression,
  ts.isTypeAssertionExpression,
];

/** `require('a')` and `require('a').b`, in parentheses or not. */
function isRequire(node) {
  if (WRAPPERS.some((isWrapper) => isWrapper(node))) return isRequire(node.expression);
  if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return false;
  const [argument] = node.arguments;
  return node.expression.text === 'require' && argument !== undefined && ts.isStringLiteral(argument);
}

function isImport(node) {
  if (ts.isImportDeclaration(node)) return true;
  if (ts.isImportEqualsDeclaration(node)) return ts.isExternalModuleReference(node.moduleReference);
  const values = ts.isVariableStatement(node)
    ? node.declarationList.declarations.map(({ initializer }) => initializer)
    : ts.isExpressionStatement(node)
      ? [node.expression]
      : [];
  return values.length > 0 && values.every((each) => each && isRequire(each));
}
