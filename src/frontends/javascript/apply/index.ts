/** Applying: from a source text and the edits of its plan to the new text. Every edit becomes splices of the old text. */
import type { AddImport, Edit } from '../../../model/plan.ts';
import { pathForEdits } from '../parse.ts';
import { fallbackSplice } from './fallback.ts';
import { importSplices, memberSplice } from './imports.ts';
import { mirrorSplice } from './mirror.ts';
import { reducedImport, removeFallbackSplice } from './remove.ts';
import { applySplices, type Splice } from './splice.ts';
import { readStyle, type Style } from './style.ts';
import { parseTree, type Tree } from './tree.ts';
import { movedWrap, wrapAwaitSplices, wrapSplices } from './wrap.ts';
import { movedSpan, spanOf, wrapSpan } from './wrap-statements.ts';

/**
 * Applies edits to a source text.
 * @param path decides on the grammar
 * @returns the new text; the same string when there are no edits
 * @throws if an edit does not fit the text it was planned for
 */
export function apply(path: string, source: string, edits: readonly Edit[]): string {
  if (edits.length === 0) return source;
  const parsed = pathForEdits(path, edits);
  const tree = parseTree(parsed, source);
  const style = readStyle(source, tree.file.program);
  const imports = edits.filter((edit): edit is AddImport => edit.kind === 'add-import');
  const moved = edits.flatMap((edit) => (edit.kind === 'wrap-statements' ? [edit.statements] : []));
  const reduced = edits.flatMap((edit) => (edit.kind === 'remove-import' ? [reducedImport(tree, edit)] : []));
  const splices = [
    ...edits.flatMap((edit) => editSplices(tree, style, edit)),
    ...importSplices(tree, style, imports, { first: Math.min(...edits.map(startOf)), moved, reduced }),
  ];
  const written = applySplices(source, splices);
  // What was written into functions and statements moves with them.
  const wraps = edits.flatMap((edit) => (edit.kind === 'wrap-body' ? [movedWrap(edit, splices)] : []));
  const wrapTree = wraps.length === 0 || splices.length === 0 ? tree : parseTree(parsed, written);
  const moves = wraps.flatMap((edit) => wrapSplices(wrapTree, style, edit, wraps));
  // From the last to the first, so that no offset changes.
  return edits
    .filter((edit) => edit.kind === 'wrap-statements')
    .toSorted((a, b) => b.statements[0] - a.statements[0])
    .reduce(
      (moved, edit) => {
        const span = movedSpan(movedSpan(spanOf(tree, edit), splices), moves);
        return wrapSpan(parseTree(parsed, moved), style, span, edit.helper);
      },
      applySplices(written, moves),
    );
}

/** Where an edit stands; an import stands where it fits. */
function startOf(edit: Edit): number {
  switch (edit.kind) {
    case 'add-mirror':
      return edit.target[0];
    case 'insert-fallback':
    case 'add-member':
      return edit.after[0];
    case 'wrap-body':
      return edit.function[0];
    case 'wrap-statements':
      return edit.statements[0];
    case 'wrap-await':
      return edit.expression[0];
    case 'add-import':
    case 'remove-import':
    case 'remove-fallback':
      return Infinity;
  }
}

function editSplices(tree: Tree, style: Style, edit: Edit): readonly Splice[] {
  switch (edit.kind) {
    case 'add-mirror':
      return [mirrorSplice(tree, style, edit)];
    case 'insert-fallback':
      return [fallbackSplice(tree, style, edit)];
    case 'add-member':
      return [memberSplice(tree, edit)];
    case 'wrap-await':
      return wrapAwaitSplices(tree, edit);
    case 'remove-fallback':
      return [removeFallbackSplice(tree, edit)];
    case 'add-import':
    case 'remove-import':
    case 'wrap-body':
    case 'wrap-statements':
      return [];
  }
}
