/** Imports: into an existing import of the module if there is one, else after the last import, else at the top. */
import type * as t from '@babel/types';
import type { Range } from '../../../model/facts.ts';
import type { AddImport, AddMember } from '../../../model/plan.ts';
import { unwrap } from '../nodes.ts';
import { goesOn, nextCode, sharesLine } from './place.ts';
import { printImport } from './print.ts';
import { type Reduced, removeImportSplice } from './remove.ts';
import type { Splice } from './splice.ts';
import { endWithoutDetached, lineEnd, type Style } from './style.ts';
import type { Tree } from './tree.ts';

/** What decides where an import can stand. */
export interface Uses {
  /** Where the first edit stands that may need one of the names: a `require` below it comes too late. */
  readonly first: number;
  /** Statements that move into a wrapper, where no import can follow them. */
  readonly moved: readonly Range[];
  /** Imports that a name goes from. */
  readonly reduced: readonly Reduced[];
}

export function importSplices(
  tree: Tree,
  style: Style,
  edits: readonly AddImport[],
  { first: firstUse, moved, reduced }: Uses,
): readonly Splice[] {
  const isEsm = tree.file.program.sourceType === 'module';
  const splices: Splice[] = [];
  const fresh: string[] = [];
  for (const specifier of new Set(edits.map((edit) => edit.specifier))) {
    const imported = importedNames(tree, specifier, firstUse);
    const wanted = edits.filter((edit) => edit.specifier === specifier).map((edit) => edit.name);
    const names = wanted.filter((name) => !imported.has(name));
    if (names.length === 0) continue;
    const last = lastListed(tree, specifier, firstUse);
    const emptied = reduced.find((each) => each.names.length === 1 && each.name === last);
    const extension = last && !emptied ? extendImport(tree, last, names) : null;
    if (emptied) splices.push(removeImportSplice(tree, emptied, names.join(', ')));
    else if (extension) splices.push(extension);
    else fresh.push(printImport(style, specifier, names, isEsm));
  }
  const open = reduced.filter(
    ({ name }) => !splices.some((each) => each.start === name.start && each.end === name.end),
  );
  const last = lastImport(tree.file.program, moved);
  const place =
    fresh.length === 0 ? undefined : open.find((each) => each.names.length === 1 && each.statement === last);
  if (place) splices.push(replaced(place.statement, fresh, style));
  else if (fresh.length > 0) splices.push(freshImports(tree, style, fresh, moved));
  return [...splices, ...open.filter((each) => each !== place).map((each) => removeImportSplice(tree, each, ''))];
}

/** New imports in the place of one that goes. */
function replaced({ start, end }: t.Statement, lines: readonly string[], { newline }: Style): Splice {
  return { start: start ?? 0, end: end ?? 0, text: lines.join(newline) };
}

function importsOf(tree: Tree, specifier: string): readonly t.ImportDeclaration[] {
  return tree.file.program.body.filter(
    (node): node is t.ImportDeclaration =>
      node.type === 'ImportDeclaration' &&
      node.source.value === specifier &&
      // `import defer * as x` and `import source x` take no other names.
      !node.phase &&
      node.importKind !== 'type' &&
      node.importKind !== 'typeof',
  );
}

/** `const { a } = require('x')` at the top level, above the first use. */
function requiresOf(tree: Tree, specifier: string, firstUse: number): readonly t.ObjectPattern[] {
  return tree.file.program.body.flatMap((node) => {
    if (node.type !== 'VariableDeclaration' || (node.end ?? 0) > firstUse) return [];
    return node.declarations.flatMap(({ id, init }) =>
      id.type === 'ObjectPattern' && isRequire(init, specifier) ? [id] : [],
    );
  });
}

function isRequire(node: t.Node | null | undefined, specifier?: string): boolean {
  const call = node && unwrap(node);
  if (call?.type !== 'CallExpression' || call.callee.type !== 'Identifier' || call.callee.name !== 'require')
    return false;
  const [argument] = call.arguments;
  return argument?.type === 'StringLiteral' && (specifier === undefined || argument.value === specifier);
}

function importedNames(tree: Tree, specifier: string, firstUse: number): ReadonlySet<string> {
  const names = new Set<string>();
  for (const node of importsOf(tree, specifier)) {
    for (const each of node.specifiers)
      if (each.type === 'ImportSpecifier' && isValueImport(each)) names.add(each.local.name);
  }
  for (const pattern of requiresOf(tree, specifier, firstUse)) {
    for (const each of pattern.properties) {
      if (each.type !== 'ObjectProperty') continue;
      const bound = each.value.type === 'AssignmentPattern' ? each.value.left : each.value;
      if (bound.type === 'Identifier') names.add(bound.name);
    }
  }
  return names;
}

/** `import { x }`, not `import { type x }` nor `import { z as x }`. */
function isValueImport(node: t.ImportSpecifier): boolean {
  const imported = node.imported.type === 'Identifier' ? node.imported.name : node.imported.value;
  return imported === node.local.name && node.importKind !== 'type' && node.importKind !== 'typeof';
}

/** The last that an import of the module lists, or its default; null if none of them can list more. */
function lastListed(
  tree: Tree,
  specifier: string,
  firstUse: number,
): t.ImportSpecifier | t.ImportDefaultSpecifier | t.ObjectProperty | null {
  for (const node of importsOf(tree, specifier)) {
    const last = node.specifiers.at(-1);
    if (last && last.type !== 'ImportNamespaceSpecifier') return last;
  }
  const [pattern] = requiresOf(tree, specifier, firstUse);
  const last = pattern?.properties.at(-1);
  return last?.type === 'ObjectProperty' ? last : null;
}

/** Adds names behind the last that an import lists. */
function extendImport(tree: Tree, last: t.Node, names: readonly string[]): Splice {
  const at = last.end ?? 0;
  if (last.type !== 'ImportDefaultSpecifier') return listSplice(tree, last, names);
  // `import r, {} from 'm'`
  const [braces] = /^\s*,\s*\{\s*(?=\})/.exec(tree.source.slice(at)) ?? [];
  if (braces === undefined) return { start: at, end: at, text: `, { ${names.join(', ')} }` };
  const inside = at + braces.length;
  return { start: inside, end: inside, text: ` ${names.join(', ')} ` };
}

/** Another member of the object that lists a module's exports. */
export function memberSplice(tree: Tree, edit: AddMember): Splice {
  const isMember = (node: t.Node): node is t.ObjectProperty | t.ExportSpecifier =>
    node.type === 'ObjectProperty' || node.type === 'ExportSpecifier';
  const member = tree.find(edit.after, isMember);
  return listSplice(tree, member, [edit.key === edit.value ? edit.key : `${edit.key}: ${edit.value}`]);
}

/** More members behind one of a list; a list with a name per line goes on so, and a comment stays on the line it is on. */
function listSplice({ source }: Tree, last: t.Node, names: readonly string[]): Splice {
  const end = last.end ?? 0;
  const before = /(\r?\n)([ \t]*)$/.exec(source.slice(0, last.start ?? 0));
  if (!before) return { start: end, end, text: names.map((name) => `, ${name}`).join('') };
  const lines = names.map((name) => (before[1] ?? '') + (before[2] ?? '') + name);
  const [, comma = '', comment = ''] =
    /^([ \t]*,)?([ \t]*(?:\/\/.*|\/\*((?!\*\/).)*\*\/[ \t]*))$/.exec(source.slice(end, lineEnd(source, end))) ?? [];
  if (comment === '') return { start: end, end, text: lines.map((line) => `,${line}`).join('') };
  const kept = source.slice(end, end + comma.length + comment.length);
  const start = end;
  return comma === ''
    ? { start, end: end + kept.length, text: `,${kept}${lines.join(',')}` }
    : { start: end + kept.length, end: end + kept.length, text: `${lines.join(',')},` };
}

function freshImports(tree: Tree, style: Style, lines: readonly string[], moved: readonly Range[]): Splice {
  const last = lastImport(tree.file.program, moved);
  const text = lines.join(style.newline);
  if (last) {
    const at = endOfStatement(tree, last);
    const isDetached = endWithoutDetached(tree.source, last) < (last.end ?? 0);
    // The semicolon of the last import, on a line of its own, becomes that of the new one.
    if (isDetached) return { start: at, end: at, text: style.newline + text.replace(/;$/, '') };
    const end = text.endsWith(';') ? '' : sharesLine(tree, at) ? ';' : guard(tree, text, at);
    return { start: at, end: at, text: style.newline + text + end };
  }
  const { offset, lead, isInline } = topOf(tree);
  if (isInline) {
    const open = tree.source[offset - 1] === ';' ? '' : ';';
    return { start: offset, end: offset, text: `${open} ${lines.map((line) => line.replace(/;?$/, ';')).join(' ')}` };
  }
  const rest = tree.source.slice(offset);
  const gap =
    /^\s*$/.test(rest) || /^\r?\n[ \t]*\r?\n/.test(rest)
      ? ''
      : /^\r?\n/.test(rest)
        ? style.newline
        : style.newline + style.newline;
  return { start: offset, end: offset, text: lead(style.newline) + text + guard(tree, text, offset) + gap };
}

/** Without a semicolon, `const { x } = require('m')` would go on in a line that begins with `(`, and any take that of `;(`. */
function guard(tree: Tree, text: string, at: number): string {
  if (text.endsWith(';') || !goesOn(tree, at)) return '';
  return text.endsWith(')') || tree.source[nextCode(tree, at)] === ';' ? ';' : '';
}

/** ES imports are hoisted, wherever they stand; of `require`s only those count that run before all else. */
function lastImport(program: t.Program, moved: readonly Range[]): t.Statement | undefined {
  const isImport = (node: t.Statement): boolean =>
    isImportStatement(node) && !moved.some(([start, end]) => start <= (node.start ?? 0) && (node.end ?? 0) <= end);
  if (program.sourceType === 'module') return program.body.findLast(isImport);
  const first = program.body.findIndex((node) => node.type !== 'EmptyStatement' && !isImport(node));
  const leading = first < 0 ? program.body : program.body.slice(0, first);
  return leading.findLast(isImport);
}

function isImportStatement(node: t.Node): boolean {
  if (node.type === 'ImportDeclaration') return true;
  if (node.type === 'TSImportEqualsDeclaration') return node.moduleReference.type === 'TSExternalModuleReference';
  if (node.type === 'VariableDeclaration') {
    return node.declarations.length > 0 && node.declarations.every(({ init }) => isRequire(requiredBy(init)));
  }
  return node.type === 'ExpressionStatement' && isRequire(node.expression);
}

/** `require('a')` of `require('a').b.c` */
function requiredBy(node: t.Node | null | undefined): t.Node | null | undefined {
  const value = node && unwrap(node);
  return value?.type === 'MemberExpression' && !value.computed ? requiredBy(value.object) : value;
}

/** The end of the statement's line, a comment behind it included. */
function endOfStatement(tree: Tree, node: t.Node): number {
  const end = endWithoutDetached(tree.source, node);
  const rest = tree.source.slice(end, lineEnd(tree.source, end));
  return /^\s*(\/\/.*|\/\*.*\*\/\s*)?$/.test(rest) ? end + rest.length : end;
}

interface Top {
  readonly offset: number;
  readonly lead: (newline: string) => string;
  /** In the line of a directive that code or a comment goes on in. */
  readonly isInline?: boolean;
}

/** Where imports go in a file that has none: behind the shebang, a licence header and directives. */
function topOf(tree: Tree): Top {
  const { program } = tree.file;
  const { source } = tree;
  const directive = program.directives.at(-1);
  if (directive) {
    const [after, end] = [directive.end ?? 0, lineEnd(source, directive.end ?? 0)];
    const isCut = tree.file.comments?.some((each) => (each.start ?? 0) < end && (each.end ?? 0) > end) ?? false;
    const isInline = isCut || endOfEmpty(source, nextCode(tree, after)) < end;
    return { offset: isInline ? after : end, lead: (newline) => newline + newline, isInline };
  }
  const start = program.interpreter
    ? pastLineBreak(source, program.interpreter.end ?? 0)
    : source.startsWith('\uFEFF')
      ? 1
      : 0;
  const end = headerEnd(tree, start);
  return end === null ? { offset: start, lead: () => '' } : { offset: end, lead: (newline) => newline + newline };
}

/** Behind semicolons that end nothing. */
function endOfEmpty(source: string, offset: number): number {
  return offset + (/^[;\s]*/.exec(source.slice(offset))?.[0].length ?? 0);
}

/** Behind the line break that ends a shebang, which may be any that the language knows. */
function pastLineBreak(source: string, offset: number): number {
  return offset + (/^(\r\n|[\r\n\u2028\u2029])?/.exec(source.slice(offset))?.[0].length ?? 0);
}

/**
 * The end of the comments that open the file, as far as they are the file's: those that a blank line follows, and those that
 * tell tools about the file. Any other belongs to the code below it.
 */
function headerEnd({ source, file }: Tree, start: number): number | null {
  let end = start;
  let header: number | null = null;
  let isOpening = true;
  for (const comment of file.comments ?? []) {
    const [from, to] = [comment.start ?? 0, comment.end ?? 0];
    if (from < end) continue;
    if (source.slice(end, from).trim() !== '') break;
    end = to;
    const isAlone = /^[ \t]*(\r?\n|$)/.test(source.slice(to));
    if (!isAlone) break;
    if (PRAGMA.test(comment.value)) header = to;
    const isSetOff = /^[ \t]*\r?\n[ \t]*\r?\n/.test(source.slice(to));
    if (isOpening && isSetOff) header = to;
    if (isSetOff) isOpening = false;
  }
  return header;
}

/** What counts only at the top of a file, or is about all of it. */
const PRAGMA =
  /^(!|\/\s*<|\s*(@ts-(check|nocheck)|@(no)?flow|eslint-(disable\b(?!-)|env)|eslint\s|globals?\s|jshint|jslint|tslint:|prettier-ignore-start|istanbul ignore file)|[\s*]*@(license|licence|preserve|flow|noflow|jsx\w*|jest-environment|vitest-environment|file|fileoverview|format|prettier|module|copyright))|\bSPDX-License/;
