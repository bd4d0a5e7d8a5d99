import { assertCallable } from './callback.ts';
import { toLength } from './elements.ts';
import type { AnyCallback, MaybePromise } from './types.ts';

/**
 * `Array.from(items, callback, thisArg)`, with a callback that may be async: each element is taken, and its call awaited,
 * before the next. An iterator is closed when a call throws. What can be iterated over asynchronously (a queryset) is.
 *
 * @param items Something with an iterator, or an array-like: what has a `length`.
 * @param callback Called with value and index.
 * @param thisArg Its `this`.
 * @returns The new array, of the awaited results.
 * @throws (as a rejection) what the callback or the iterator throws; TypeError when `callback` is not a function.
 * Source rule: ECMA-262 Array.from.
 */
export function fromSequential<T, U>(
  items: Iterable<T> | AsyncIterable<T> | ArrayLike<T>,
  callback: (value: T, index: number) => MaybePromise<U>,
  thisArg?: unknown,
): Promise<U[]>;
export async function fromSequential(items: unknown, callback: unknown, thisArg?: unknown): Promise<unknown[]> {
  assertCallable(callback);
  if (items === undefined || items === null) throw new TypeError(`${String(items)} is not iterable`);
  const object = Object(items) as object;
  if (Symbol.asyncIterator in object) return fromAsync(object as AsyncIterable<unknown>, callback, thisArg);
  const results: unknown[] = [];
  if (Reflect.get(object, Symbol.iterator, items) != null) {
    for (const value of items as Iterable<unknown>) results.push(await callback.call(thisArg, value, results.length));
    return results;
  }
  const length = toLength(Reflect.get(object, 'length'));
  results.length = length;
  for (let index = 0; index < length; index++)
    results[index] = await callback.call(thisArg, Reflect.get(object, index), index);
  return results;
}

async function fromAsync(items: AsyncIterable<unknown>, callback: AnyCallback, thisArg: unknown): Promise<unknown[]> {
  const results: unknown[] = [];
  for await (const value of items) results.push(await callback.call(thisArg, value, results.length));
  return results;
}
