/** `add-mirror`: an async copy behind its original, overload signatures first. */
import type * as t from '@babel/types';
import type { AddMirror, Rewrite } from '../../../../model/plan.ts';
import { type Comparison, fail, MismatchError, NO_REWRITES, openOf, type Rewrites } from '../comparison.ts';
import { asAsync, declared, markLoops, nameOf } from '../expected.ts';
import { isNode, typeName } from '../fields.ts';
import { keyOfRewrite } from './rewrite.ts';

/**
 * Whether a mirror of `previous` was planned; if so, the copy is compared and found.
 *
 * @param siblings the members or statements among which the original stands
 * @throws MismatchError if what was added is no faithful copy
 */
export function isMirror(
  comparison: Comparison,
  siblings: readonly unknown[],
  previous: t.Node,
  added: t.Node,
): boolean {
  const edit = openOf(comparison, 'add-mirror').find((each) => isTargetOf(each, previous));
  if (!edit) return false;
  const isComplete = (comparison.signatures.get(edit) ?? 0) === edit.overloads.length;
  if (isSignature(declared(added)) && !(isComplete && isSignature(declared(previous)))) {
    compareSignature(comparison, siblings, added, edit);
    return true;
  }
  if (!isComplete) throw new MismatchError(`an overload of ${edit.asyncName} is missing`);
  checkExport(previous, added, edit);
  compareBody(comparison, previous, added, edit);
  comparison.open.delete(edit);
  comparison.copies.set(edit, added);
  return true;
}

/** The next of the overload signatures, which come before the mirror in the order of the original's. */
function compareSignature(comparison: Comparison, siblings: readonly unknown[], added: t.Node, edit: AddMirror): void {
  const index = comparison.signatures.get(edit) ?? 0;
  const range = edit.overloads[index];
  const original = siblings.find((each) => isNode(each) && each.start === range?.[0] && each.end === range?.[1]);
  if (!isNode(original)) throw new MismatchError(`an overload of ${edit.asyncName} was not planned`);
  checkExport(original, added, edit);
  comparison.signatures.set(edit, index + 1);
  compareCopy(comparison, original, added, NO_REWRITES, edit);
}

/** The copy with all its rewrites, each of which has to be met. */
function compareBody(comparison: Comparison, original: t.Node, copy: t.Node, edit: AddMirror): void {
  const keyed = edit.rewrites.flatMap((each) => ('at' in each ? [] : [each]));
  comparison.consumed = new Set();
  try {
    const rewrites = new Map<string, Rewrite>(keyed.map((each) => [keyOfRewrite(each), each]));
    compareCopy(comparison, original, copy, rewrites, edit);
  } catch (error) {
    if (!(error instanceof MismatchError)) throw error;
    throw new MismatchError(`the async variant of ${edit.syncName} is not a faithful copy: ${error.message}`);
  }
  const missed = keyed.find((each) => !comparison.consumed.has(each));
  if (missed)
    throw new MismatchError(`a rewrite is missing from the async variant of ${edit.syncName} (${missed.kind})`);
}

/** The copy differs from its original in name, `async`, result type and export; all else is compared as it is. */
function compareCopy(comparison: Comparison, before: t.Node, after: t.Node, rewrites: Rewrites, edit: AddMirror): void {
  const original = declared(before);
  const copy = declared(after);
  if (original.type !== copy.type) fail(before, `${typeName(original)} became ${typeName(copy)}`);
  const name = nameOf(copy);
  if (name !== edit.asyncName) fail(before, `it is named ${name ?? 'nothing'} instead of ${edit.asyncName}`);
  const loops = new Set(edit.rewrites.flatMap((each) => ('at' in each ? [each.at] : [])));
  comparison.node(markLoops(asAsync(original, copy, edit.shape), loops), copy, rewrites);
}

function checkExport(original: t.Node, copy: t.Node, edit: AddMirror): void {
  const isExport = (node: t.Node): boolean => node.type.startsWith('Export');
  if (isExport(copy) !== (edit.exported || isExport(original)))
    throw new MismatchError(`the export of ${edit.asyncName} is not as planned`);
}

function isTargetOf(edit: AddMirror, node: t.Node): boolean {
  return node.start === edit.target[0] && node.end === edit.target[1];
}

function isSignature(node: t.Node): boolean {
  return node.type === 'TSDeclareMethod' || node.type === 'TSDeclareFunction';
}
