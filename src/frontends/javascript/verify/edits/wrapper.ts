/** The wrapper that opens a connection: `newConnection(async () => …)`. */
import type * as t from '@babel/types';

/**
 * The arrow function that the helper is given, where its call is the whole of a body: returned from a block, or the body
 * itself.
 *
 * @param helper name of the wrapper, `newConnection`
 */
export function wrapperOf(body: t.Node, helper: string): t.ArrowFunctionExpression | null {
  const statement = body.type === 'BlockStatement' && body.body.length === 1 ? body.body[0] : undefined;
  const call =
    body.type === 'BlockStatement' ? (statement?.type === 'ReturnStatement' ? statement.argument : null) : body;
  if (call?.type !== 'CallExpression' || call.callee.type !== 'Identifier' || call.callee.name !== helper) return null;
  const [callback, ...more] = call.arguments;
  if (more.length > 0) return null;
  return callback?.type === 'ArrowFunctionExpression' && callback.async && callback.params.length === 0
    ? callback
    : null;
}

/** What is inside a wrapper that has no type of its own. */
export function wrappedBody(body: t.Node, helper: string): t.Node | null {
  const callback = wrapperOf(body, helper);
  return callback && !callback.returnType ? callback.body : null;
}
