import type { AnyCallback } from './types.ts';

/** The async variant of an iteration method, as the ORMs with paired variants name it: `forEachAsync`, `aforEach`. */
type AsyncIteration = (callback: AnyCallback, ...rest: readonly unknown[]) => Promise<unknown>;

/**
 * @param receiver The value before the dot.
 * @param method The name of the sync method: `forEach`.
 * @returns Its async variant, to be called on the receiver; null if it has none.
 */
export function asyncVariantOf(receiver: unknown, method: string): AsyncIteration | null {
  for (const name of [`${method}Async`, `a${method}`]) {
    const variant: unknown = Reflect.get(Object(receiver) as object, name, receiver);
    if (typeof variant === 'function') return variant as AsyncIteration;
  }
  return null;
}

/**
 * Runs an async iteration of a database cursor one callback after the other, whether or not the cursor waits for them:
 * on a Meteor server `forEachAsync` does, Minimongo's in the browser does not.
 *
 * @param receiver The cursor.
 * @param iterate Its async variant.
 * @param callback Called with what the cursor passes.
 * @param rest The arguments after the callback.
 * @returns What the callback gave for each element, in order.
 * @throws (as a rejection) what the callback or the cursor throws; no further callback runs after that.
 */
export async function runInOrder(
  receiver: unknown,
  iterate: AsyncIteration,
  callback: AnyCallback,
  rest: readonly unknown[],
): Promise<unknown[]> {
  const results: unknown[] = [];
  let previous: Promise<unknown> = Promise.resolve();
  const wrapper = function (this: unknown, ...args: unknown[]): Promise<unknown> {
    previous = previous.then(async () => {
      const result: unknown = await callback.apply(this, args);
      results.push(result);
      return result;
    });
    // Whoever drops the promise must not turn a failure into an unhandled rejection: it is awaited below.
    previous.catch(() => undefined);
    return previous;
  };
  // A cursor may look at how many parameters its callback declares.
  Object.defineProperty(wrapper, 'length', { value: callback.length });
  Object.defineProperty(wrapper, 'name', { value: callback.name });
  await iterate.call(receiver, wrapper, ...rest);
  await previous;
  return results;
}
