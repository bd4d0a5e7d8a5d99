import { assertCallable } from './callback.ts';
import { elementsOf } from './elements.ts';
import type { Indexed, Visitor } from './types.ts';

/**
 * `receiver.findIndex(callback, thisArg)`, with a callback that may be async: each call is awaited before the next, and
 * after the first that resolves to a true value there is none. Length read once; holes are visited, as undefined.
 *
 * @param receiver An array or typed array.
 * @param callback Called with value, index and receiver.
 * @param thisArg Its `this`.
 * @returns The index, or -1.
 * @throws (as a rejection) what the callback throws; TypeError when it is not a function, or when `receiver.findIndex` is
 *   not the built-in one.
 * Source rule: ECMA-262 Array.prototype.findIndex, %TypedArray%.prototype.findIndex (FindViaPredicate).
 */
export function findIndexSequential<A extends Indexed>(
  receiver: A,
  callback: Visitor<A, unknown>,
  thisArg?: unknown,
): Promise<number>;
export async function findIndexSequential(receiver: unknown, callback: unknown, thisArg?: unknown): Promise<number> {
  const { source, length } = elementsOf(receiver, 'findIndex');
  assertCallable(callback);
  for (let index = 0; index < length; index++) {
    if (await callback.call(thisArg, source[index], index, source)) return index;
  }
  return -1;
}
