import type { AnyCallback } from './types.ts';

/**
 * The `IsCallable` step of every iteration method, which comes even when there is nothing to iterate over.
 *
 * @throws TypeError when `callback` is not a function.
 */
export function assertCallable(callback: unknown): asserts callback is AnyCallback {
  if (typeof callback !== 'function') throw new TypeError(`${nameOf(callback)} is not a function`);
}

function nameOf(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  return typeof value === 'object' && value !== null ? Object.prototype.toString.call(value) : String(value);
}
