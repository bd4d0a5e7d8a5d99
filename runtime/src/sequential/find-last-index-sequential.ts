import { assertCallable } from './callback.ts';
import { elementsOf } from './elements.ts';
import type { Indexed, Visitor } from './types.ts';

/**
 * `receiver.findLastIndex(callback, thisArg)`, with a callback that may be async: from the last element to the first, each
 * call awaited before the next, and after the first that resolves to a true value there is none. Length read once; holes
 * are visited, as undefined.
 *
 * @param receiver An array or typed array.
 * @param callback Called with value, index and receiver.
 * @param thisArg Its `this`.
 * @returns The index, or -1.
 * @throws (as a rejection) what the callback throws; TypeError when it is not a function, or when `receiver.findLastIndex`
 *   is not the built-in one.
 * Source rule: ECMA-262 Array.prototype.findLastIndex, %TypedArray%.prototype.findLastIndex (FindViaPredicate).
 */
export function findLastIndexSequential<A extends Indexed>(
  receiver: A,
  callback: Visitor<A, unknown>,
  thisArg?: unknown,
): Promise<number>;
export async function findLastIndexSequential(
  receiver: unknown,
  callback: unknown,
  thisArg?: unknown,
): Promise<number> {
  const { source, length } = elementsOf(receiver, 'findLastIndex');
  assertCallable(callback);
  for (let index = length - 1; index >= 0; index--) {
    if (await callback.call(thisArg, source[index], index, source)) return index;
  }
  return -1;
}
