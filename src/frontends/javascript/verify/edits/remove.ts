/** `remove-fallback`, `remove-import`: what is not needed any more is gone. */
import type * as t from '@babel/types';
import type { Range } from '../../../../model/facts.ts';
import type { RemoveFallback, RemoveImport } from '../../../../model/plan.ts';
import { type Comparison, openOf, take } from '../comparison.ts';
import { isNode } from '../fields.ts';
import { importOf } from '../imports.ts';

/**
 * Whether a node was planned to go; were it still there, it would be something that was added.
 *
 * @param after what stands at its place in the output
 */
export function isRemoved(comparison: Comparison, item: t.Node, after: unknown): boolean {
  const edit =
    openOf(comparison, 'remove-fallback').find(({ range }) => isFallbackAt(item, range)) ??
    openOf(comparison, 'remove-import').find(({ range }) => isImportAt(item, after, range));
  return take(comparison, edit);
}

function isFallbackAt(item: t.Node, range: RemoveFallback['range']): boolean {
  return item.type === 'ExpressionStatement' ? isEndOf(item, range) : item.type === 'StaticBlock' && isAt(item, range);
}

function isImportAt(item: t.Node, after: unknown, range: RemoveImport['range']): boolean {
  if (item.type === 'ImportSpecifier' || item.type === 'ObjectProperty') return isAt(item, range);
  const imported = importOf(item);
  const [only, ...others] = imported?.names ?? [];
  const isEmptied = only !== undefined && isAt(only, range) && others.length === 0;
  // A list that others join is emptied only for a moment.
  return isEmptied && !(isNode(after) && importOf(after)?.source === imported?.source);
}

function isAt(node: t.Node, [start, end]: Range): boolean {
  return node.start === start && node.end === end;
}

/** Whether the statement ends the range, with only its comment before it. */
function isEndOf(node: t.Node, [start, end]: Range): boolean {
  return node.end === end && (node.start ?? 0) > start;
}
