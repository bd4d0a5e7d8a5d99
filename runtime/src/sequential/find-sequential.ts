import { assertCallable } from './callback.ts';
import { elementsOf } from './elements.ts';
import type { Indexed, Visitor } from './types.ts';

/**
 * `receiver.find(callback, thisArg)`, with a callback that may be async: each call is awaited before the next, and after
 * the first that resolves to a true value there is none. Length read once; holes are visited, as undefined.
 *
 * @param receiver An array or typed array.
 * @param callback Called with value, index and receiver.
 * @param thisArg Its `this`.
 * @returns The element as it was when its turn came, or undefined. (An element that is a promise comes out awaited: no
 *   async function can return a promise as a value.)
 * @throws (as a rejection) what the callback throws; TypeError when it is not a function, or when `receiver.find` is not
 *   the built-in one.
 * Source rule: ECMA-262 Array.prototype.find, %TypedArray%.prototype.find (FindViaPredicate).
 */
export function findSequential<A extends Indexed>(
  receiver: A,
  callback: Visitor<A, unknown>,
  thisArg?: unknown,
): Promise<A[number] | undefined>;
export async function findSequential(receiver: unknown, callback: unknown, thisArg?: unknown): Promise<unknown> {
  const { source, length } = elementsOf(receiver, 'find');
  assertCallable(callback);
  for (let index = 0; index < length; index++) {
    const value = source[index];
    if (await callback.call(thisArg, value, index, source)) return value;
  }
  return undefined;
}
