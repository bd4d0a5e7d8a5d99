/** `wrap-statements`: statements of a script run inside `await newConnection(…)`. */
import type * as t from '@babel/types';
import type { WrapStatements } from '../../../../model/plan.ts';
import { type Comparison, fail, NO_REWRITES, openOf, take } from '../comparison.ts';
import { isNode } from '../fields.ts';
import { wrappedBody } from './wrapper.ts';

/** The span of statements that begins with this one. */
export function spanFrom(comparison: Comparison, first: t.Node): WrapStatements | undefined {
  return openOf(comparison, 'wrap-statements').find((each) => each.statements[0] === first.start);
}

/**
 * The statements from the first to the last of a span are all that the wrapper runs, and in their order.
 *
 * @param from the statements of the program from the first of the span on
 * @throws MismatchError if they are not
 */
export function compareMoved(
  comparison: Comparison,
  program: t.Node,
  from: readonly unknown[],
  after: unknown,
  span: WrapStatements,
): void {
  take(comparison, span);
  const last = from.findIndex((each) => isNode(each) && each.end === span.statements[1]);
  if (last < 0) fail(program, 'the end of the statements to be wrapped is not there');
  const awaited =
    isNode(after) && after.type === 'ExpressionStatement' && after.expression.type === 'AwaitExpression'
      ? after.expression.argument
      : null;
  const inner = awaited && wrappedBody(awaited, span.helper);
  if (inner?.type !== 'BlockStatement') fail(program, `statements are not inside ${span.helper}()`);
  if (inner.directives.length > 0) fail(program, 'a statement became a directive of the wrapper');
  comparison.list(inner, from.slice(0, last + 1), inner.body, NO_REWRITES);
}
