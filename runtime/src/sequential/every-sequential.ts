import { assertCallable } from './callback.ts';
import { elementsOf } from './elements.ts';
import type { Indexed, Visitor } from './types.ts';

/**
 * `receiver.every(callback, thisArg)`, with a callback that may be async: each call is awaited before the next, and after
 * the first that resolves to a false value there is none. Length read once; holes skipped.
 *
 * @param receiver An array or typed array.
 * @param callback Called with value, index and receiver.
 * @param thisArg Its `this`.
 * @returns False when a callback resolved to a false value.
 * @throws (as a rejection) what the callback throws; TypeError when it is not a function, or when `receiver.every` is not
 *   the built-in one.
 * Source rule: ECMA-262 Array.prototype.every, %TypedArray%.prototype.every.
 */
export function everySequential<A extends Indexed>(
  receiver: A,
  callback: Visitor<A, unknown>,
  thisArg?: unknown,
): Promise<boolean>;
export async function everySequential(receiver: unknown, callback: unknown, thisArg?: unknown): Promise<boolean> {
  const { source, length, has } = elementsOf(receiver, 'every');
  assertCallable(callback);
  for (let index = 0; index < length; index++) {
    if (has(index) && !(await callback.call(thisArg, source[index], index, source))) return false;
  }
  return true;
}
