import { assertCallable } from './callback.ts';
import { elementsOf } from './elements.ts';
import { arraySpeciesCreate, createDataProperty, typedArraySpeciesCreate } from './species.ts';
import type { Indexed, Mapped, Visitor } from './types.ts';

/**
 * `receiver.map(callback, thisArg)`, with a callback that may be async: each call is awaited before the next, and the
 * results are the awaited values. Length read once; holes stay holes; the result is of the receiver's species.
 *
 * @param receiver An array or typed array.
 * @param callback Called with value, index and receiver.
 * @param thisArg Its `this`.
 * @returns The new array.
 * @throws (as a rejection) what the callback throws; TypeError when it is not a function, or when `receiver.map` is not the
 *   built-in one.
 * Source rule: ECMA-262 Array.prototype.map, %TypedArray%.prototype.map.
 */
export function mapSequential<A extends Indexed, U>(
  receiver: A,
  callback: Visitor<A, U>,
  thisArg?: unknown,
): Promise<Mapped<A, U>>;
export async function mapSequential(receiver: unknown, callback: unknown, thisArg?: unknown): Promise<unknown> {
  const { source, isTyped, length, has } = elementsOf(receiver, 'map');
  assertCallable(callback);
  const result = (isTyped ? typedArraySpeciesCreate : arraySpeciesCreate)(source, length);
  for (let index = 0; index < length; index++) {
    if (!has(index)) continue;
    const value = await callback.call(thisArg, source[index], index, source);
    if (isTyped) result[index] = value;
    else createDataProperty(result, index, value);
  }
  return result;
}
