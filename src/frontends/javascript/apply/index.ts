/** Applying: from a source text and the edits of its plan to the new text. Every edit becomes splices of the old text. */
import type { AddImport, Edit } from '../../../model/plan.ts';
import { fallbackSplice } from './fallback.ts';
import { importSplices, memberSplice } from './imports.ts';
import { mirrorSplice } from './mirror.ts';
import { applySplices, type Splice } from './splice.ts';
import { readStyle, type Style } from './style.ts';
import { parseTree, type Tree } from './tree.ts';
import { wrapSplices } from './wrap.ts';

/**
 * Applies edits to a source text.
 * @param path decides on the grammar
 * @returns the new text; the same string when there are no edits
 * @throws if an edit does not fit the text it was planned for
 */
export function apply(path: string, source: string, edits: readonly Edit[]): string {
  if (edits.length === 0) return source;
  const tree = parseTree(path, source);
  const style = readStyle(source, tree.file.program);
  const imports = edits.filter((edit): edit is AddImport => edit.kind === 'add-import');
  const splices = edits.flatMap((edit) => editSplices(tree, style, edit, edits));
  return applySplices(source, [...splices, ...importSplices(tree, style, imports)]);
}

function editSplices(tree: Tree, style: Style, edit: Edit, edits: readonly Edit[]): readonly Splice[] {
  switch (edit.kind) {
    case 'add-mirror':
      return [mirrorSplice(tree, style, edit)];
    case 'insert-fallback':
      return [fallbackSplice(tree, style, edit)];
    case 'wrap-body':
      return wrapSplices(tree, style, edit, edits);
    case 'add-member':
      return [memberSplice(tree, edit)];
    case 'add-import':
      return [];
  }
}
