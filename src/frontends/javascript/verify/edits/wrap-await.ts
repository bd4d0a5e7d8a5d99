/** `wrap-await`: what is awaited runs inside a wrapper. */
import type * as t from '@babel/types';
import type { WrapAwait } from '../../../../model/plan.ts';
import { type Comparison, fail, NO_REWRITES } from '../comparison.ts';
import { wrappedBody } from './wrapper.ts';

/** @throws MismatchError unless `await x` became `await helper(async () => x)` */
export function compareAwaited(
  comparison: Comparison,
  before: t.AwaitExpression,
  after: t.Node,
  { helper }: WrapAwait,
): void {
  const inner = after.type === 'AwaitExpression' ? wrappedBody(after.argument, helper) : null;
  if (!inner) fail(before, `what is awaited is not inside ${helper}()`);
  comparison.node(before.argument, inner, NO_REWRITES);
}
