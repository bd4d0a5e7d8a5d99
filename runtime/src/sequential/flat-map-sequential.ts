import { assertCallable } from './callback.ts';
import { elementsOf, toLength } from './elements.ts';
import { arraySpeciesCreate, createDataProperty } from './species.ts';
import type { Visitor } from './types.ts';

/**
 * `receiver.flatMap(callback, thisArg)`, with a callback that may be async: each call is awaited before the next. An array
 * it resolves to is flattened by one level, without its holes; its elements are not awaited. Length read once; holes of
 * the receiver skipped; the result is of the receiver's species.
 *
 * @param receiver An array. (Typed arrays have no `flatMap`.)
 * @param callback Called with value, index and receiver.
 * @param thisArg Its `this`.
 * @returns The new array.
 * @throws (as a rejection) what the callback throws; TypeError when it is not a function, or when `receiver.flatMap` is not
 *   the built-in one.
 * Source rule: ECMA-262 Array.prototype.flatMap, FlattenIntoArray.
 */
export function flatMapSequential<A extends readonly unknown[], U>(
  receiver: A,
  callback: Visitor<A, U | readonly U[]>,
  thisArg?: unknown,
): Promise<U[]>;
export async function flatMapSequential(receiver: unknown, callback: unknown, thisArg?: unknown): Promise<unknown> {
  const { source, length, has } = elementsOf(receiver, 'flatMap');
  assertCallable(callback);
  const result = arraySpeciesCreate(source, 0);
  let count = 0;
  for (let index = 0; index < length; index++) {
    if (!has(index)) continue;
    const mapped = await callback.call(thisArg, source[index], index, source);
    if (!Array.isArray(mapped)) {
      createDataProperty(result, count++, mapped);
      continue;
    }
    const mappedLength = toLength(mapped.length);
    for (let inner = 0; inner < mappedLength; inner++) {
      if (inner in mapped) createDataProperty(result, count++, mapped[inner]);
    }
  }
  return result;
}
