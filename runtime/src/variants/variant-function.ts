import type { AnyFunction } from './define.ts';

/** Says whether `fn` is written as an async generator; one that a compiler made something else of cannot be told. */
export function isAsyncGeneratorFunction(fn: unknown): boolean {
  return tagOf(fn) === '[object AsyncGeneratorFunction]';
}

/** The same for generators of either kind, which have a `prototype` as ordinary functions do. */
export function isAnyGeneratorFunction(fn: unknown): boolean {
  return isAsyncGeneratorFunction(fn) || tagOf(fn) === '[object GeneratorFunction]';
}

function tagOf(fn: unknown): string | undefined {
  return typeof fn === 'function' ? Object.prototype.toString.call(fn) : undefined;
}

/**
 * Builds a variant: a function that gives a promise, as an async function; or an async iterator, as an async generator,
 * which runs nothing before it is asked for the first value.
 *
 * @param run Gives the result, or what is iterated over in its place, synchronously or not: what it is sent, thrown or told
 *   to return goes on to that, so that `finally` blocks run.
 */
export function variantFunction(
  isIterator: boolean,
  run: (self: unknown, args: readonly unknown[]) => unknown,
): AnyFunction {
  if (isIterator) {
    return async function* (...args) {
      return (yield* run(this, args) as AsyncIterable<unknown>) as unknown;
    };
  }
  return async function (...args) {
    return run(this, args);
  };
}
