import { assertCallable } from './callback.ts';
import { elementsOf } from './elements.ts';
import type { Indexed, Visitor } from './types.ts';

/**
 * `receiver.findLast(callback, thisArg)`, with a callback that may be async: from the last element to the first, each call
 * awaited before the next, and after the first that resolves to a true value there is none. Length read once; holes are
 * visited, as undefined.
 *
 * @param receiver An array or typed array.
 * @param callback Called with value, index and receiver.
 * @param thisArg Its `this`.
 * @returns The element as it was when its turn came, or undefined.
 * @throws (as a rejection) what the callback throws; TypeError when it is not a function, or when `receiver.findLast` is not
 *   the built-in one.
 * Source rule: ECMA-262 Array.prototype.findLast, %TypedArray%.prototype.findLast (FindViaPredicate).
 */
export function findLastSequential<A extends Indexed>(
  receiver: A,
  callback: Visitor<A, unknown>,
  thisArg?: unknown,
): Promise<A[number] | undefined>;
export async function findLastSequential(receiver: unknown, callback: unknown, thisArg?: unknown): Promise<unknown> {
  const { source, length } = elementsOf(receiver, 'findLast');
  assertCallable(callback);
  for (let index = length - 1; index >= 0; index--) {
    const value = source[index];
    if (await callback.call(thisArg, value, index, source)) return value;
  }
  return undefined;
}
