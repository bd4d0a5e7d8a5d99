/** `wrap-body`: the body of a function runs inside a wrapper, and nothing else of the function changes. */
import type * as t from '@babel/types';
import type { WrapBody } from '../../../../model/plan.ts';
import { type Comparison, fail, NO_REWRITES } from '../comparison.ts';
import { fieldsOf, isNode } from '../fields.ts';
import { wrapperOf } from './wrapper.ts';

/** @throws MismatchError unless the function is the same but for the wrapper around its body */
export function compareWrapped(comparison: Comparison, before: t.Node, after: t.Node, wrap: WrapBody): void {
  const outer = fieldsOf(after);
  const body = outer['body'];
  const old = fieldsOf(before)['body'];
  if (before.type !== after.type || !isNode(body) || !isNode(old)) fail(before, 'the wrapped function changed');
  const callback = wrapperOf(body, wrap.helper);
  const inner = callback?.body;
  if (!inner) fail(before, `the body is not inside ${wrap.helper}()`);
  const written = wrap.result ? fieldsOf(before)['returnType'] : undefined;
  const repeated = callback.returnType ?? undefined;
  if (isNode(written) && isNode(repeated)) comparison.node(written, repeated, NO_REWRITES);
  else if (written !== repeated) fail(before, 'the wrapper does not have the type of the function');
  // A string that comes first in the inner block would have become a directive of it.
  if (inner.type === 'BlockStatement' && inner.directives.length > 0)
    fail(before, 'a directive moved into the wrapper');
  const restored =
    old.type === 'BlockStatement' && body.type === 'BlockStatement' && inner.type === 'BlockStatement'
      ? { ...inner, directives: body.directives }
      : inner;
  comparison.fields(before, fieldsOf(before), { ...outer, body: restored }, NO_REWRITES);
}
