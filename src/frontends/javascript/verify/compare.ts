/** Compares two trees, allowing for the planned edits and nothing else, and checks that each edit was met once. */
import type * as t from '@babel/types';
import type { AddMirror, Edit } from '../../../model/plan.ts';
import { addTo } from '../../../collections.ts';
import { isFunctionNode } from '../nodes.ts';
import { type Comparison, fail, MismatchError, NO_REWRITES, type Rewrites } from './comparison.ts';
import { isImport } from './edits/add-import.ts';
import { isMember } from './edits/add-member.ts';
import { isMirror } from './edits/add-mirror.ts';
import { isFallback } from './edits/insert-fallback.ts';
import { isRemoved } from './edits/remove.ts';
import { compareRewritten, takeRewrite } from './edits/rewrite.ts';
import { compareAwaited } from './edits/wrap-await.ts';
import { compareWrapped } from './edits/wrap-body.ts';
import { compareMoved, spanFrom } from './edits/wrap-statements.ts';
import { type Fields, fieldsOf, isNode, keyOf, typeName } from './fields.ts';

/**
 * Compares the trees of the input and the output of a file.
 *
 * @returns the copy that each mirror was found to be
 * @throws MismatchError at the first difference that no edit explains, or if an edit is missing
 */
export function compare(before: t.Program, after: t.Program, edits: readonly Edit[]): ReadonlyMap<AddMirror, t.Node> {
  const comparison = createComparison(edits);
  comparison.node(before, after, NO_REWRITES);
  const [missing] = comparison.open;
  if (missing) throw new MismatchError(`a planned edit is missing from the result (${missing.kind})`);
  return comparison.copies;
}

function createComparison(edits: readonly Edit[]): Comparison {
  const wraps = placed(edits, 'wrap-body', (edit) => edit.function);
  const awaits = placed(edits, 'wrap-await', (edit) => edit.expression);
  const comparison: Comparison = {
    edits,
    planned: byKind(edits),
    open: new Set(edits.filter((edit) => edit.kind !== 'add-import')),
    consumed: new Set(),
    signatures: new Map(),
    copies: new Map(),
    node: (before, after, rewrites) => {
      const rewrite = takeRewrite(comparison, before, rewrites);
      if (rewrite) compareRewritten(comparison, before, after, rewrites, rewrite);
      else if (rewrites !== NO_REWRITES || !compareInWrapper(before, after))
        compareNode(comparison, before, after, rewrites);
    },
    fields: (node, before, after, rewrites) => {
      compareFields(comparison, node, before, after, rewrites);
    },
    list: (node, before, after, rewrites) => {
      compareList(comparison, node, before, after, rewrites);
    },
  };

  /** Whether a wrapper was planned here; if so, what is in it is compared. Wrappers are not copied into mirrors. */
  function compareInWrapper(before: t.Node, after: t.Node): boolean {
    const wrap = isFunctionNode(before) ? wraps.get(keyOf(before)) : undefined;
    if (wrap && comparison.open.delete(wrap)) {
      compareWrapped(comparison, before, after, wrap);
      return true;
    }
    const awaited = awaits.get(keyOf(before));
    if (!awaited || before.type !== 'AwaitExpression' || !comparison.open.delete(awaited)) return false;
    compareAwaited(comparison, before, after, awaited);
    return true;
  }

  return comparison;
}

function byKind(edits: readonly Edit[]): ReadonlyMap<Edit['kind'], readonly Edit[]> {
  const groups = new Map<Edit['kind'], Edit[]>();
  for (const edit of edits) addTo(groups, edit.kind, edit);
  return groups;
}

/** The edits of one kind by the start and end of the node that each changes. */
function placed<K extends Edit['kind']>(
  edits: readonly Edit[],
  kind: K,
  range: (edit: Extract<Edit, { kind: K }>) => readonly number[],
): ReadonlyMap<string, Extract<Edit, { kind: K }>> {
  const ofKind = edits.filter((edit): edit is Extract<Edit, { kind: K }> => edit.kind === kind);
  return new Map(ofKind.map((edit) => [range(edit).join(':'), edit]));
}

function compareNode(comparison: Comparison, before: t.Node, after: t.Node, rewrites: Rewrites): void {
  if (before.type !== after.type) fail(before, `${typeName(before)} became ${typeName(after)}`);
  compareFields(comparison, before, fieldsOf(before), fieldsOf(after), rewrites);
}

function compareFields(
  comparison: Comparison,
  node: t.Node,
  before: Readonly<Fields>,
  after: Readonly<Fields>,
  rewrites: Rewrites,
): void {
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    compareValue(comparison, node, key, [before[key], after[key]], rewrites);
  }
}

function compareValue(
  comparison: Comparison,
  node: t.Node,
  key: string,
  [before, after]: readonly [unknown, unknown],
  rewrites: Rewrites,
): void {
  if (Array.isArray(before) && Array.isArray(after)) {
    compareList(comparison, node, before, after, rewrites);
  } else if (isNode(before) && isNode(after)) {
    comparison.node(before, after, rewrites);
  } else if (isPlainObject(before) && isPlainObject(after)) {
    compareFields(comparison, node, before, after, rewrites);
  } else if (before !== after) {
    fail(node, `${typeName(node)}.${key} changed`);
  }
}

/** Lists may have gained members: mirrors, fallbacks and imports, each where it was planned. */
function compareList(
  comparison: Comparison,
  node: t.Node,
  before: readonly unknown[],
  after: readonly unknown[],
  rewrites: Rewrites,
): void {
  let at = 0;
  let previous: t.Node | null = null;
  /** Items up to this offset have moved into a wrapper. */
  let moved = -1;
  const isAdded = (added: unknown, next: unknown): boolean =>
    isNode(added) && isAddition(comparison, before, previous, added, next);
  for (const [index, item] of before.entries()) {
    if (isNode(item) && (item.start ?? 0) < moved) continue;
    // `class Book {};`: what belongs to the class may stand behind the semicolon.
    if (previous && isEmpty(item) && isEmpty(after[at])) {
      at += 1;
      continue;
    }
    while (isAdded(after[at], item)) at += 1;
    if (isNode(item) && isRemoved(comparison, item, after[at])) {
      // The semicolon at its end may stand in front of the next statement, and stays there.
      if (item.type === 'ExpressionStatement' && isEmpty(after[at])) at += 1;
      continue;
    }
    const span = node.type === 'Program' && isNode(item) ? spanFrom(comparison, item) : undefined;
    if (span) {
      moved = span.statements[1];
      compareMoved(comparison, node, before.slice(index), after[at], span);
      previous = null;
    } else {
      compareValue(comparison, node, 'list', [item, after[at]], rewrites);
      if (isNode(item)) previous = item;
    }
    at += 1;
  }
  while (isAdded(after[at], null)) at += 1;
  if (at !== after.length) fail(node, 'something was added that was not planned');
}

function isAddition(
  comparison: Comparison,
  siblings: readonly unknown[],
  previous: t.Node | null,
  added: t.Node,
  next: unknown,
): boolean {
  if (isMember(comparison, previous, added) || isImport(comparison, added, next)) return true;
  return (
    previous !== null && (isMirror(comparison, siblings, previous, added) || isFallback(comparison, previous, added))
  );
}

function isPlainObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEmpty(item: unknown): boolean {
  return isNode(item) && item.type === 'EmptyStatement';
}
