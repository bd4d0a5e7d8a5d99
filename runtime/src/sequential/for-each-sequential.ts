import { asyncVariantOf, runInOrder } from './async-variant.ts';
import { assertCallable } from './callback.ts';
import { elementsOf } from './elements.ts';
import { kindOf } from './receiver.ts';
import { recordCalls } from './record-calls.ts';
import type { AnyCallback, Indexed, Visitor } from './types.ts';

/** A receiver with a `forEach` of its own: a Map, a Set, a cursor, a NodeList. */
export interface ForEachable<Args extends unknown[], R> {
  forEach(callback: (...args: Args) => void, thisArg?: unknown): R;
}

/**
 * `receiver.forEach(callback, thisArg)`, with a callback that may be async: each call is awaited before the next.
 *
 * - Arrays and typed arrays: length read once, holes skipped (typed arrays have none).
 * - Map and Set: live; entries added meanwhile are visited, entries deleted before their turn are not.
 * - A receiver that pairs `forEach` with an async variant, `forEachAsync` or `aforEach` (a database cursor): that one,
 *   one callback after the other, even where it would not wait for them itself.
 * - Any other receiver: its own `forEach` runs first, to the end, and its calls are made up for in order afterwards. So it
 *   sees no return value and no error of the callback. If it returns a promise, that is awaited first.
 *
 * @param receiver The value before the dot.
 * @param callback Called as the sync method would.
 * @param thisArg Its `this`.
 * @returns What `receiver.forEach` returns: undefined for the built-in ones.
 * @throws (as a rejection) what the callback throws; TypeError when it is not a function, or `receiver` has no `forEach`.
 * Source rule: ECMA-262 Array.prototype.forEach, %TypedArray%.prototype.forEach, Map.prototype.forEach,
 *   Set.prototype.forEach.
 */
export function forEachSequential<A extends Indexed>(
  receiver: A,
  callback: Visitor<A, unknown>,
  thisArg?: unknown,
): Promise<void>;
export function forEachSequential<Args extends unknown[], R>(
  receiver: ForEachable<Args, R>,
  callback: (...args: Args) => unknown,
  thisArg?: unknown,
): Promise<Awaited<R>>;
export async function forEachSequential(receiver: unknown, callback: unknown, ...rest: unknown[]): Promise<unknown> {
  const [thisArg] = rest;
  switch (kindOf(receiver, 'forEach')) {
    case 'array':
    case 'typed-array':
      return forEachElement(receiver, callback, thisArg);
    case 'map':
      assertCallable(callback);
      return forEachEntry(receiver, Map.prototype.entries.call(receiver as Map<unknown, unknown>), callback, thisArg);
    case 'set':
      assertCallable(callback);
      return forEachEntry(receiver, Set.prototype.entries.call(receiver as Set<unknown>), callback, thisArg);
    case 'foreign':
      assertCallable(callback);
      return forEachForeign(receiver, callback, rest);
  }
}

async function forEachElement(receiver: unknown, callback: unknown, thisArg: unknown): Promise<void> {
  const { source, length, has } = elementsOf(receiver, 'forEach');
  assertCallable(callback);
  for (let index = 0; index < length; index++) {
    if (has(index)) await callback.call(thisArg, source[index], index, source);
  }
}

async function forEachEntry(
  receiver: unknown,
  entries: IterableIterator<[unknown, unknown]>,
  callback: AnyCallback,
  thisArg: unknown,
): Promise<void> {
  for (const [key, value] of entries) await callback.call(thisArg, value, key, receiver);
}

async function forEachForeign(receiver: unknown, callback: AnyCallback, rest: unknown[]): Promise<unknown> {
  const variant = asyncVariantOf(receiver, 'forEach');
  if (!variant) return forEachRecorded(receiver, callback, rest);
  await runInOrder(receiver, variant, callback, rest);
  return undefined;
}

async function forEachRecorded(receiver: unknown, callback: AnyCallback, rest: unknown[]): Promise<unknown> {
  const { calls, returned } = await recordCalls(receiver, rest);
  for (const { self, args } of calls) await callback.apply(self, [...args]);
  return returned.value;
}
