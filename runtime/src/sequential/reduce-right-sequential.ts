import { assertCallable } from './callback.ts';
import { elementsOf } from './elements.ts';
import type { Reducer } from './reduce-sequential.ts';
import type { Indexed } from './types.ts';

/**
 * `receiver.reduceRight(callback, ...initial)`, with a callback that may be async: from the last element to the first, each
 * call awaited before the next, which gets the awaited value. Length read once; holes skipped. The initial value is passed
 * as it is.
 *
 * @param receiver An array or typed array.
 * @param callback Called with accumulator, value, index and receiver; `this` is undefined.
 * @param initial The first accumulator. Undefined is a value too: what counts is whether the argument is there.
 * @returns The last accumulator.
 * @throws (as a rejection) what the callback throws; TypeError when it is not a function, when there is neither an element
 *   nor an initial value, or when `receiver.reduceRight` is not the built-in one.
 * Source rule: ECMA-262 Array.prototype.reduceRight, %TypedArray%.prototype.reduceRight.
 */
export function reduceRightSequential<A extends Indexed>(
  receiver: A,
  callback: Reducer<A, A[number]>,
  ...initial: [] | [A[number]]
): Promise<A[number]>;
export function reduceRightSequential<A extends Indexed, U>(
  receiver: A,
  callback: Reducer<A, U>,
  initial: U,
): Promise<U>;
export async function reduceRightSequential(
  receiver: unknown,
  callback: unknown,
  ...initial: unknown[]
): Promise<unknown> {
  const { source, length, has } = elementsOf(receiver, 'reduceRight');
  assertCallable(callback);
  let index = length - 1;
  let accumulator = initial[0];
  if (initial.length === 0) {
    while (index >= 0 && !has(index)) index--;
    if (index < 0) throw new TypeError('Reduce of empty array with no initial value');
    accumulator = source[index--];
  }
  for (; index >= 0; index--) {
    if (has(index)) accumulator = await callback.call(undefined, accumulator, source[index], index, source);
  }
  return accumulator;
}
