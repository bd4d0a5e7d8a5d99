import { assertCallable } from './callback.ts';
import { elementsOf } from './elements.ts';
import type { Indexed, Visitor } from './types.ts';

/**
 * `receiver.some(callback, thisArg)`, with a callback that may be async: each call is awaited before the next, and after
 * the first that resolves to a true value there is none. Length read once; holes skipped.
 *
 * @param receiver An array or typed array.
 * @param callback Called with value, index and receiver.
 * @param thisArg Its `this`.
 * @returns True when a callback resolved to a true value.
 * @throws (as a rejection) what the callback throws; TypeError when it is not a function, or when `receiver.some` is not
 *   the built-in one.
 * Source rule: ECMA-262 Array.prototype.some, %TypedArray%.prototype.some.
 */
export function someSequential<A extends Indexed>(
  receiver: A,
  callback: Visitor<A, unknown>,
  thisArg?: unknown,
): Promise<boolean>;
export async function someSequential(receiver: unknown, callback: unknown, thisArg?: unknown): Promise<boolean> {
  const { source, length, has } = elementsOf(receiver, 'some');
  assertCallable(callback);
  for (let index = 0; index < length; index++) {
    if (has(index) && (await callback.call(thisArg, source[index], index, source))) return true;
  }
  return false;
}
