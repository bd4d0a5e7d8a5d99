/** Taking out what an earlier run wrote: a fallback with its comment, and the import that it needed. */
import type * as t from '@babel/types';
import type { RemoveFallback, RemoveImport } from '../../../model/plan.ts';
import type { Splice } from './splice.ts';
import { lineEnd, lineStart } from './style.ts';
import type { Tree } from './tree.ts';

/** A fallback goes with the white space in front of it, which came with it; on a shared line with that behind it. */
export function removeFallbackSplice({ source }: Tree, { range }: RemoveFallback): Splice {
  const [start, end] = [range[0], withoutDetached(source, range[1])];
  const isFirst = source.slice(lineStart(source, start), start).trim() === '';
  const isLast = source.slice(end, lineEnd(source, end)).trim() === '';
  if (!isLast) return { start, end: end + leadingBlank(source.slice(end)), text: '' };
  const before = source.slice(0, start);
  // White space at the end of the line before stays on it.
  const from = isFirst ? lineEnd(source, before.trimEnd().length) : before.replace(/[ \t]+$/, '').length;
  return { start: from, end, text: '' };
}

/** The end of a statement, without a semicolon that stands in front of the code of a line further down. */
function withoutDetached(source: string, end: number): number {
  const at = source.slice(0, end).replace(/\s*;$/, '').length;
  const isDetached = source.slice(at, end).includes('\n') && source.slice(end, lineEnd(source, end)).trim() !== '';
  return isDetached ? at : end;
}

function leadingBlank(text: string): number {
  return /^[ \t]*/.exec(text)?.[0].length ?? 0;
}

/** An import that a name is taken out of. */
export interface Reduced {
  readonly statement: t.Statement;
  readonly name: t.Node;
  /** All that it lists, the name included. */
  readonly names: readonly t.Node[];
}

export function reducedImport(tree: Tree, { range }: RemoveImport): Reduced {
  const name = tree.find(
    range,
    (node): node is t.ImportSpecifier | t.ObjectProperty =>
      node.type === 'ImportSpecifier' || node.type === 'ObjectProperty',
  );
  const statement = tree.file.program.body.find((each) => (each.start ?? 0) <= range[0] && range[1] <= (each.end ?? 0));
  const list = tree.parentOf(name);
  const names =
    list?.type === 'ImportDeclaration' ? list.specifiers : list?.type === 'ObjectPattern' ? list.properties : [];
  if (!statement || names.length === 0) throw new Error('no import around the name to be taken out');
  return { statement, name, names };
}

/** @param instead names that take the place of the one that goes */
export function removeImportSplice({ source }: Tree, { statement, name, names }: Reduced, instead: string): Splice {
  const [start, end] = [name.start ?? 0, name.end ?? 0];
  if (instead !== '') return { start, end, text: instead };
  const index = names.indexOf(name);
  const [previous, next] = [names[index - 1], names[index + 1]];
  if (previous) return { start: previous.end ?? 0, end, text: '' };
  return next ? { start, end: next.start ?? 0, text: '' } : removeLines(source, statement);
}

/** A statement goes with its line, and one of two blank lines around it. */
function removeLines(source: string, statement: t.Statement): Splice {
  const [from, to] = [statement.start ?? 0, statement.end ?? 0];
  const [start, end] = [lineStart(source, from), lineEnd(source, to)];
  if (source.slice(start, from).trim() !== '' || source.slice(to, end).trim() !== '')
    return { start: from, end: to + leadingBlank(source.slice(to)), text: '' };
  const isApart = /^(\uFEFF?|[^]*\n[ \t]*\r?\n)$/.test(source.slice(0, start));
  const breaks = (isApart ? /^\r?\n(?:[ \t]*\r?\n)?/ : /^\r?\n/).exec(source.slice(end))?.[0] ?? '';
  return { start: source.startsWith('\uFEFF') ? Math.max(1, start) : start, end: end + breaks.length, text: '' };
}
