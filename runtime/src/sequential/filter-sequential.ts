import { assertCallable } from './callback.ts';
import { elementsOf } from './elements.ts';
import { arraySpeciesCreate, createDataProperty, typedArraySpeciesCreate } from './species.ts';
import type { Indexed, Mapped, Visitor } from './types.ts';

/**
 * `receiver.filter(callback, thisArg)`, with a callback that may be async: each call is awaited before the next. An
 * element is kept as it was when its turn came. Length read once; holes skipped; the result is of the receiver's species.
 *
 * @param receiver An array or typed array.
 * @param callback Called with value, index and receiver; what it resolves to is taken as true or false.
 * @param thisArg Its `this`.
 * @returns The new array.
 * @throws (as a rejection) what the callback throws; TypeError when it is not a function, or when `receiver.filter` is not
 *   the built-in one.
 * Source rule: ECMA-262 Array.prototype.filter, %TypedArray%.prototype.filter.
 */
export function filterSequential<A extends Indexed>(
  receiver: A,
  callback: Visitor<A, unknown>,
  thisArg?: unknown,
): Promise<Mapped<A, A[number]>>;
export async function filterSequential(receiver: unknown, callback: unknown, thisArg?: unknown): Promise<unknown> {
  const { source, isTyped, length, has } = elementsOf(receiver, 'filter');
  assertCallable(callback);
  // A typed array cannot grow, so its species is asked when the number of kept elements is known.
  const kept = isTyped ? [] : arraySpeciesCreate(source, 0);
  let count = 0;
  for (let index = 0; index < length; index++) {
    if (!has(index)) continue;
    const value = source[index];
    if (await callback.call(thisArg, value, index, source)) createDataProperty(kept, count++, value);
  }
  if (!isTyped) return kept;
  const result = typedArraySpeciesCreate(source, count);
  for (let index = 0; index < count; index++) result[index] = kept[index];
  return result;
}
