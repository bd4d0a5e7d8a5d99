import { inspect } from 'node:util';
import type { AnyCallback } from './types.ts';

/**
 * The `IsCallable` step of every iteration method, which comes even when there is nothing to iterate over.
 *
 * @throws TypeError when `callback` is not a function.
 */
export function assertCallable(callback: unknown): asserts callback is AnyCallback {
  if (typeof callback !== 'function') throw new TypeError(`${inspect(callback, { depth: 0 })} is not a function`);
}
