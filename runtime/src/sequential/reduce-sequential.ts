import { assertCallable } from './callback.ts';
import { elementsOf } from './elements.ts';
import type { Indexed, MaybePromise } from './types.ts';

export type Reducer<A extends Indexed, U> = (
  accumulator: U,
  value: A[number],
  index: number,
  array: A,
) => MaybePromise<U>;

/**
 * `receiver.reduce(callback, ...initial)`, with a callback that may be async: each call is awaited before the next and
 * gets the awaited value of the one before. Length read once; holes skipped. The initial value is passed as it is.
 *
 * @param receiver An array or typed array.
 * @param callback Called with accumulator, value, index and receiver; `this` is undefined.
 * @param initial The first accumulator. Undefined is a value too: what counts is whether the argument is there.
 * @returns The last accumulator.
 * @throws (as a rejection) what the callback throws; TypeError when it is not a function, when there is neither an element
 *   nor an initial value, or when `receiver.reduce` is not the built-in one.
 * Source rule: ECMA-262 Array.prototype.reduce, %TypedArray%.prototype.reduce.
 */
export function reduceSequential<A extends Indexed>(
  receiver: A,
  callback: Reducer<A, A[number]>,
  ...initial: [] | [A[number]]
): Promise<A[number]>;
export function reduceSequential<A extends Indexed, U>(receiver: A, callback: Reducer<A, U>, initial: U): Promise<U>;
export async function reduceSequential(receiver: unknown, callback: unknown, ...initial: unknown[]): Promise<unknown> {
  const { source, length, has } = elementsOf(receiver, 'reduce');
  assertCallable(callback);
  let index = 0;
  let accumulator = initial[0];
  if (initial.length === 0) {
    while (index < length && !has(index)) index++;
    if (index >= length) throw new TypeError('Reduce of empty array with no initial value');
    accumulator = source[index++];
  }
  for (; index < length; index++) {
    if (has(index)) accumulator = await callback.call(undefined, accumulator, source[index], index, source);
  }
  return accumulator;
}
