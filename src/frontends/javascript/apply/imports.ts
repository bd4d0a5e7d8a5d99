/** Imports: into an existing import of the module if there is one, else after the last import, else at the top. */
import type * as t from '@babel/types';
import type { AddImport, AddMember } from '../../../model/plan.ts';
import { unwrap } from '../nodes.ts';
import { printImport } from './print.ts';
import type { Splice } from './splice.ts';
import { lineEnd, type Style } from './style.ts';
import type { Tree } from './tree.ts';

export function importSplices(tree: Tree, style: Style, edits: readonly AddImport[]): readonly Splice[] {
  const isEsm = tree.file.program.sourceType === 'module';
  const splices: Splice[] = [];
  const fresh: string[] = [];
  for (const specifier of new Set(edits.map((edit) => edit.specifier))) {
    const imported = importedNames(tree, specifier);
    const wanted = edits.filter((edit) => edit.specifier === specifier).map((edit) => edit.name);
    const names = wanted.filter((name) => !imported.has(name));
    if (names.length === 0) continue;
    const extension = extendImport(tree, specifier, names);
    if (extension) splices.push(extension);
    else fresh.push(printImport(style, specifier, names, isEsm));
  }
  if (fresh.length > 0) splices.push(freshImports(tree, style, fresh));
  return splices;
}

function importsOf(tree: Tree, specifier: string): readonly t.ImportDeclaration[] {
  return tree.file.program.body.filter(
    (node): node is t.ImportDeclaration =>
      node.type === 'ImportDeclaration' &&
      node.source.value === specifier &&
      node.importKind !== 'type' &&
      node.importKind !== 'typeof',
  );
}

/** `const { a } = require('x')` at the top level. */
function requiresOf(tree: Tree, specifier: string): readonly t.ObjectPattern[] {
  return tree.file.program.body.flatMap((node) => {
    if (node.type !== 'VariableDeclaration') return [];
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

function importedNames(tree: Tree, specifier: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const node of importsOf(tree, specifier)) {
    for (const each of node.specifiers)
      if (each.type === 'ImportSpecifier' && isValueImport(each)) names.add(each.local.name);
  }
  for (const pattern of requiresOf(tree, specifier)) {
    for (const each of pattern.properties) {
      if (each.type === 'ObjectProperty' && each.value.type === 'Identifier') names.add(each.value.name);
    }
  }
  return names;
}

/** `import { x }`, not `import { type x }` nor `import { z as x }`. */
function isValueImport(node: t.ImportSpecifier): boolean {
  const imported = node.imported.type === 'Identifier' ? node.imported.name : node.imported.value;
  return imported === node.local.name && node.importKind !== 'type' && node.importKind !== 'typeof';
}

/** Adds names to an import of the module that lists names or only a default; null if none does. */
function extendImport(tree: Tree, specifier: string, names: readonly string[]): Splice | null {
  for (const node of importsOf(tree, specifier)) {
    const last = node.specifiers.at(-1);
    if (!last || last.type === 'ImportNamespaceSpecifier') continue;
    const at = last.end ?? 0;
    if (last.type === 'ImportDefaultSpecifier') return { start: at, end: at, text: `, { ${names.join(', ')} }` };
    return { start: at, end: at, text: names.map((name) => separator(tree, last) + name).join('') };
  }
  const [pattern] = requiresOf(tree, specifier);
  const last = pattern?.properties.at(-1);
  if (!last || last.type === 'RestElement') return null;
  return { start: last.end ?? 0, end: last.end ?? 0, text: names.map((name) => separator(tree, last) + name).join('') };
}

/** Another member of the object that lists a module's exports. */
export function memberSplice(tree: Tree, edit: AddMember): Splice {
  const isMember = (node: t.Node): node is t.ObjectProperty => node.type === 'ObjectProperty';
  const member = tree.find(edit.after, isMember);
  const text = edit.key === edit.value ? edit.key : `${edit.key}: ${edit.value}`;
  return { start: edit.after[1], end: edit.after[1], text: separator(tree, member) + text };
}

/** A list with a name per line goes on so. */
function separator(tree: Tree, last: t.Node): string {
  const before = /\n([ \t]*)$/.exec(tree.source.slice(0, last.start ?? 0));
  const newline = tree.source.slice(0, last.start ?? 0).endsWith(`\r\n${before?.[1] ?? ''}`) ? '\r\n' : '\n';
  return before ? `,${newline}${before[1] ?? ''}` : ', ';
}

function freshImports(tree: Tree, style: Style, lines: readonly string[]): Splice {
  const { program } = tree.file;
  const last = lastImport(program);
  const text = lines.join(style.newline);
  if (last) {
    const at = endOfStatement(tree, last);
    const isShared = tree.source.slice(at, lineEnd(tree.source, at)).trim() !== '' && !text.endsWith(';');
    return { start: at, end: at, text: style.newline + text + (isShared ? ';' : guard(tree, text, at)) };
  }
  const top = topOf(tree);
  const rest = tree.source.slice(top.offset);
  const gap =
    /^\s*$/.test(rest) || /^\r?\n[ \t]*\r?\n/.test(rest)
      ? ''
      : /^\r?\n/.test(rest)
        ? style.newline
        : style.newline + style.newline;
  return {
    start: top.offset,
    end: top.offset,
    text: top.lead(style.newline) + text + guard(tree, text, top.offset) + gap,
  };
}

/** Without a semicolon, `const { x } = require('m')` would go on in a line that begins with `(`. */
function guard(tree: Tree, text: string, at: number): string {
  const next = tree.file.program.body.find(({ start }) => (start ?? 0) >= at);
  const goesOn = /^[([`+\-/]/.test(tree.source.slice(next?.start ?? tree.source.length));
  return goesOn && text.endsWith(')') ? ';' : '';
}

/** ES imports are hoisted, wherever they stand; of `require`s only those count that run before all else. */
function lastImport(program: t.Program): t.Statement | undefined {
  if (program.sourceType === 'module') return program.body.findLast((node) => isImportStatement(node));
  const first = program.body.findIndex((node) => node.type !== 'EmptyStatement' && !isImportStatement(node));
  const leading = first < 0 ? program.body : program.body.slice(0, first);
  return leading.findLast((node) => isImportStatement(node));
}

function isImportStatement(node: t.Node): boolean {
  if (node.type === 'ImportDeclaration') return true;
  if (node.type === 'VariableDeclaration') {
    return node.declarations.length > 0 && node.declarations.every(({ init }) => isRequire(init));
  }
  return node.type === 'ExpressionStatement' && isRequire(node.expression);
}

/** The end of the statement's line, a comment behind it included. */
function endOfStatement(tree: Tree, node: t.Node): number {
  const end = node.end ?? 0;
  const rest = tree.source.slice(end, lineEnd(tree.source, end));
  return /^\s*(\/\/.*|\/\*.*\*\/\s*)?$/.test(rest) ? end + rest.trimEnd().length : end;
}

/** Where imports go in a file that has none: behind the shebang, a licence header and directives. */
function topOf(tree: Tree): { offset: number; lead: (newline: string) => string } {
  const { program, comments } = tree.file;
  const { source } = tree;
  const directive = program.directives.at(-1);
  if (directive) return { offset: lineEnd(source, directive.end ?? 0), lead: (newline) => newline + newline };
  const start = program.interpreter
    ? source.indexOf('\n', program.interpreter.end ?? 0) + 1
    : source.startsWith('\uFEFF')
      ? 1
      : 0;
  const header = (comments ?? []).find((each) => source.slice(start, each.start ?? 0).trim() === '');
  const end = header ? headerEnd(tree, header) : null;
  return end === null ? { offset: start, lead: () => '' } : { offset: end, lead: (newline) => newline + newline };
}

/** The end of the comments that open the file, if a blank line follows them; else they belong to the code. */
function headerEnd(tree: Tree, first: t.Comment): number | null {
  const { source } = tree;
  let end = first.end ?? 0;
  for (const comment of tree.file.comments ?? []) {
    if ((comment.start ?? 0) > end && /^[ \t]*\r?\n[ \t]*$/.test(source.slice(end, comment.start ?? 0)))
      end = comment.end ?? 0;
  }
  return /^[ \t]*\r?\n[ \t]*\r?\n/.test(source.slice(end)) ? end : null;
}
