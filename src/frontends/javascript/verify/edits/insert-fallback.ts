/** `insert-fallback`: `fallbackToSyncVariant(home, 'save', 'asave')` behind the override, or in a static block. */
import type * as t from '@babel/types';
import type { InsertFallback } from '../../../../model/plan.ts';
import { isIteratorOption } from '../../nodes.ts';
import { type Comparison, openOf, take } from '../comparison.ts';

/** Whether a fallback was planned behind this node; if so, it is found. */
export function isFallback(comparison: Comparison, previous: t.Node, added: t.Node): boolean {
  const call = registration(added);
  const [, , , option, ...others] = call?.arguments ?? [];
  if (call?.callee.type !== 'Identifier' || others.length > 0 || (option && !isIteratorOption(option))) return false;
  const { name } = call.callee;
  const [syncName, asyncName] = call.arguments.flatMap((each) => (each.type === 'StringLiteral' ? [each.value] : []));
  const home = call.arguments[0] && memberText(call.arguments[0]);
  const edit = openOf(comparison, 'insert-fallback').find(
    (each) =>
      each.helper === name &&
      each.home === home &&
      (each.iterator === true) === (option !== undefined) &&
      contains(previous, each) &&
      syncName === each.syncName &&
      asyncName === each.asyncName,
  );
  return take(comparison, edit);
}

/** Whether the fallback was to stand directly behind the node. */
function contains(node: t.Node, edit: InsertFallback): boolean {
  return (node.start ?? 0) <= edit.after[0] && edit.after[1] <= (node.end ?? 0);
}

/** The call of a fallback, in a static block or as a statement. */
function registration(node: t.Node): t.CallExpression | null {
  const statement = node.type === 'StaticBlock' && node.body.length === 1 ? node.body[0] : node;
  if (statement?.type !== 'ExpressionStatement') return null;
  return statement.expression.type === 'CallExpression' ? statement.expression : null;
}

/** `this.prototype`, `Book.prototype`, `Book`, as text; null for anything else. */
function memberText(node: t.Node): string | null {
  if (node.type === 'ThisExpression') return 'this';
  if (node.type === 'Identifier') return node.name;
  if (node.type !== 'MemberExpression' || node.computed || node.property.type !== 'Identifier') return null;
  const object = memberText(node.object);
  return object === null ? null : `${object}.${node.property.name}`;
}
