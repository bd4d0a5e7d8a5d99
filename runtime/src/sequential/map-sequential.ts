import { asyncVariantOf, runInOrder } from './async-variant.ts';
import { assertCallable } from './callback.ts';
import { elementsOf } from './elements.ts';
import { kindOf } from './receiver.ts';
import { arraySpeciesCreate, createDataProperty, typedArraySpeciesCreate } from './species.ts';
import type { Indexed, Mapped, Visitor } from './types.ts';

/**
 * `receiver.map(callback, thisArg)`, with a callback that may be async: each call is awaited before the next, and the
 * results are the awaited values. Length read once; holes stay holes; the result is of the receiver's species.
 * Of a receiver that pairs `map` with `mapAsync` or `amap` (a database cursor), that one runs, one callback after the other.
 *
 * @param receiver An array, a typed array, or a database cursor.
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
export function mapSequential<Args extends unknown[], U>(
  receiver: { map(callback: (...args: Args) => unknown): unknown },
  callback: (...args: Args) => U,
  thisArg?: unknown,
): Promise<Awaited<U>[]>;
export async function mapSequential(receiver: unknown, callback: unknown, ...rest: unknown[]): Promise<unknown> {
  const [thisArg] = rest;
  const variant = kindOf(receiver, 'map') === 'foreign' ? asyncVariantOf(receiver, 'map') : null;
  if (variant) {
    assertCallable(callback);
    return runInOrder(receiver, variant, callback, rest);
  }
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
