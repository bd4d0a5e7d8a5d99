/**
 * The text of the output: the input's, cut open at planned places and nowhere else. Without wraps to the byte; with them but
 * for the white space between tokens, since the lines of a body move.
 */
import type * as t from '@babel/types';
import type { Range } from '../../../model/facts.ts';
import type { Edit } from '../../../model/plan.ts';
import { childrenOf, isFunctionNode } from '../nodes.ts';
import { importOf } from './imports.ts';

/** @returns what was changed, in one line; null if nothing was */
export function changedText(before: string, input: t.File, after: string, output: t.File, edits: readonly Edit[]) {
  if (before.startsWith('\uFEFF') !== after.startsWith('\uFEFF')) return 'the byte order mark came or went';
  const isExact = edits.length > 0 && !edits.some(({ kind }) => kind.startsWith('wrap-'));
  const whole = readText(after, output, isExact)([0, after.length]);
  const read = readText(before, input, isExact);
  const data = keptIn(before, input);
  // What closes the expression in a template ends where text that is data goes on.
  const isInside = (at: number): boolean => data.some(({ start, end }) => start < at && at < end);
  const gone = removedFrom(before, input, edits);
  const planned = [...cutsOf(before, input, edits).filter((at) => isExact || !isInside(at)), ...gone.flat()];
  const cuts = [0, ...planned.toSorted((a, b) => a - b), before.length];
  let at = 0;
  for (const [index, start] of cuts.slice(0, -1).entries()) {
    const end = cuts[index + 1] ?? before.length;
    if (gone.some((range) => range[0] <= start && end <= range[1])) {
      read([start, end]);
      continue;
    }
    const text = read([start, end]);
    // What is added on lines of its own takes the place of the space between what stood on one line.
    if (/^[ \t]+$/.test(text)) continue;
    const isLast = index === cuts.length - 2;
    const found = isLast ? whole.length - text.length : whole.indexOf(text, at);
    if (found < at || (index === 0 && found > 0) || !whole.startsWith(text, found))
      return `line ${String(before.slice(0, start).split('\n').length)}: text or comments from here on were changed or moved`;
    at = found + text.length;
  }
  return null;
}

/** What goes: fallbacks, and names of imports with what separates them, each with the white space around it. */
function removedFrom(source: string, { program }: t.File, edits: readonly Edit[]): readonly Range[] {
  return edits.flatMap((edit): Range[] => {
    if (edit.kind === 'remove-fallback') return [withAround(source, edit.range, /\s*$/, /^[ \t]*/)];
    if (edit.kind !== 'remove-import') return [];
    const [start, end] = edit.range;
    const statement = program.body.find((each) => (each.start ?? 0) <= start && end <= (each.end ?? 0));
    const isAlone = statement && importOf(statement)?.names.length === 1;
    return isAlone
      ? [withAround(source, [statement.start ?? 0, statement.end ?? 0], /\s*$/, /^\s*/)]
      : [withAround(source, edit.range, /[\s,]*$/, /^[\s,]*/)];
  });
}

function withAround(source: string, [start, end]: Range, before: RegExp, after: RegExp): Range {
  const lead = before.exec(source.slice(0, start))?.[0].length ?? 0;
  return [start - lead, end + (after.exec(source.slice(end))?.[0].length ?? 0)];
}

/** Text and comments that keep their white space. */
const DATA = new Set(['TemplateElement', 'JSXText', 'StringLiteral', 'DirectiveLiteral', 'RegExpLiteral']);

interface Kept {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Data and comments, in order. */
function keptIn(source: string, file: t.File): readonly Kept[] {
  const kept: Kept[] = [];
  for (const { start, end } of file.comments ?? []) {
    if (typeof start === 'number' && typeof end === 'number')
      kept.push({ start, end, text: unindented(source.slice(start, end)) });
  }
  eachNode(file.program, (node) => {
    const [start, end] = [node.start ?? 0, node.end ?? 0];
    if (DATA.has(node.type) && end > start) kept.push({ start, end, text: source.slice(start, end) });
  });
  return kept.toSorted((a, b) => a.start - b.start);
}

/** Reads ranges of a text, without the white space between tokens unless that counts as well. */
function readText(source: string, file: t.File, isExact: boolean): (range: Range) => string {
  if (isExact) return ([start, end]) => source.slice(start, end);
  const kept = keptIn(source, file);
  let next = 0;
  return ([start, end]) => {
    let text = '';
    let at = start;
    for (let each = kept[next]; each && each.end <= end; each = kept[(next += 1)]) {
      text += bare(source.slice(at, each.start)) + each.text;
      at = each.end;
    }
    return text + bare(source.slice(at, end));
  };
}

function bare(code: string): string {
  return code.replace(/[\s\uFEFF]+/g, '');
}

/** A comment moves as a whole: how its lines stand to each other is kept. */
function unindented(comment: string): string {
  const [first = '', ...rest] = comment.split(/\r?\n/).map((line) => line.trimEnd());
  const indents = rest.filter((line) => line !== '').map((line) => /^[ \t]*/.exec(line)?.[0] ?? '');
  const common = indents.reduce((a, b) => (a.length <= b.length ? a : b), indents[0] ?? '').length;
  return [first, ...rest.map((line) => line.slice(common))].join('\n');
}

function eachNode(root: t.Node, visit: (node: t.Node) => void): void {
  const stack = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    visit(node);
    for (const child of childrenOf(node)) stack.push(child);
  }
}

/** Where the plan allows for new text, in order. */
function cutsOf(source: string, file: t.File, edits: readonly Edit[]): readonly number[] {
  const cuts = new Set<number>();
  const comments = file.comments ?? [];
  /** The place itself, and behind the white space, separators and comments up to the end of the line. */
  const cutBehind = (offset: number, until = lineEnd(source, offset)): void => {
    for (let at = offset; at <= until;) {
      const blank = /^[^\S\r\n\u2028\u2029]*/.exec(source.slice(at))?.[0].length ?? 0;
      const end = at + blank;
      // White space at the end of a line stays on it.
      if (blank === 0 || !/^([\r\n\u2028\u2029]|$)/.test(source.slice(end))) cuts.add(at);
      if (blank > 0) cuts.add(end);
      const comment = comments.find(({ start }) => start === end);
      if (comment) at = comment.end ?? until + 1;
      else if (end < source.length && /[\s,;})\]]/.test(source[end] ?? ''))
        at = end + (/^\r\n/.test(source.slice(end)) ? 2 : 1);
      else break;
    }
  };
  /** Also in front of a semicolon that stands on a line further down. */
  const cutAfter = (offset: number): void => {
    if (source[offset - 1] === ';') cuts.add(source.slice(0, offset - 1).trimEnd().length);
    cutBehind(offset);
  };
  const ends = new Set<number>();
  for (const edit of edits) {
    if (edit.kind === 'add-mirror') cutAfter(edit.target[1]);
    if (edit.kind === 'insert-fallback') {
      ends.add(edit.after[1]);
      // What stands behind code goes on in that line, in front of the white space at its end.
      if (!isFirstOfLine(source, edit.after[0])) cuts.add(edit.after[1]);
    }
    if (edit.kind === 'add-member') cutAfter(edit.after[1]);
    if (edit.kind === 'wrap-statements') {
      cutAbove(source, comments, edit.statements[0], cuts);
      cutAfter(edit.statements[1]);
    }
  }
  for (const end of ends) cutAfter(end);
  if (edits.some(({ kind }) => kind === 'add-import')) cutAroundImports(source, file, cutAfter, cutBehind);
  cutNodes(file, edits, cuts, cutBehind);
  return [...cuts].filter((at) => at <= source.length).sort((a, b) => a - b);
}

/** In front of a statement, and of the comments above it. */
function cutAbove(source: string, comments: readonly t.Comment[], offset: number, cuts: Set<number>): void {
  let first = offset;
  cuts.add(first);
  for (const { start, end } of comments.toReversed()) {
    if ((end ?? 0) > first) continue;
    if (source.slice(end ?? 0, first).trim() !== '') return;
    first = start ?? 0;
    cuts.add(first);
  }
}

/** At the top of the file, behind what may have been imported, and behind each name of it. */
function cutAroundImports(
  source: string,
  { program }: t.File,
  cutAfter: (offset: number) => void,
  cutBehind: (offset: number, until?: number) => void,
): void {
  const code = program.body.find(({ type }) => type !== 'EmptyStatement');
  // Behind the semicolon of an empty statement only in front of code that imports nothing.
  const isImport = code && /^import|\brequire\b/.test(source.slice(code.start ?? 0, code.end ?? 0));
  const first = isImport ? program.body[0] : code;
  const head = program.interpreter?.end ?? 0;
  const directive = program.directives.at(-1)?.end ?? head;
  cutBehind(head, first?.start ?? source.length);
  cutBehind(directive, first?.start ?? source.length);
  for (const statement of program.body) {
    if (!/^(Import|TSImportEquals|VariableDeclaration|ExpressionStatement)/.test(statement.type)) continue;
    cutAfter(statement.end ?? 0);
    const names =
      statement.type === 'ImportDeclaration'
        ? statement.specifiers
        : statement.type === 'VariableDeclaration'
          ? statement.declarations.flatMap(({ id }) => (id.type === 'ObjectPattern' ? id.properties : []))
          : [];
    for (const { end } of names) cutBehind(end ?? 0);
    // `import r, {} from 'm'`
    const brace = statement.type === 'ImportDeclaration' ? source.indexOf('{', statement.start ?? 0) : -1;
    if (brace >= 0 && brace < (statement.end ?? 0)) cutBehind(brace + 1);
  }
}

/** Inside of functions and `await`s that are wrapped, and behind the statements around a fallback. */
function cutNodes(
  { program }: t.File,
  edits: readonly Edit[],
  cuts: Set<number>,
  cutBehind: (offset: number, until?: number) => void,
): void {
  const keys = new Set(
    edits.flatMap((edit) =>
      edit.kind === 'wrap-body' ? [edit.function.join()] : edit.kind === 'wrap-await' ? [edit.expression.join()] : [],
    ),
  );
  const fallbacks = edits.flatMap((edit) => (edit.kind === 'insert-fallback' ? [edit.after] : []));
  const mirrors = new Set(edits.flatMap((edit) => (edit.kind === 'add-mirror' ? [edit.target.join()] : [])));
  eachNode(program, (node) => {
    const [start, end] = [node.start ?? 0, node.end ?? 0];
    // The last member of an object gets a comma, in front of any white space.
    if (/^Object(Method|Property)$/.test(node.type) && mirrors.has(`${String(start)},${String(end)}`)) cuts.add(end);
    if (fallbacks.some((after) => start <= after[0] && after[1] <= end) && /Statement|Declaration/.test(node.type))
      cutBehind(end);
    if (!keys.has(`${String(start)},${String(end)}`)) return;
    const body = node.type === 'AwaitExpression' ? node.argument : isFunctionNode(node) ? node.body : null;
    if (body?.type === 'BlockStatement' && isFunctionNode(node)) {
      const head = body.directives.at(-1)?.end ?? (body.start ?? 0) + 1;
      cutBehind(head, body.body[0]?.start ?? end);
      cuts.add((body.end ?? 0) - 1);
    } else if (body) {
      const paren = body.extra?.['parenStart'];
      cuts.add(typeof paren === 'number' ? paren : (body.start ?? 0));
      cuts.add(end);
    }
  });
}

function isFirstOfLine(source: string, offset: number): boolean {
  return source.slice(source.lastIndexOf('\n', offset - 1) + 1, offset).trim() === '';
}

function lineEnd(source: string, offset: number): number {
  const end = source.indexOf('\n', offset);
  return end < 0 ? source.length : end;
}
