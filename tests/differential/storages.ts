import { AsyncLocalStorage } from 'node:async_hooks';

/** Storages that entered a context while `body` ran. */
const used = new Set<AsyncLocalStorage<unknown>>();

const enter = Object.getOwnPropertyDescriptor(AsyncLocalStorage.prototype, 'run')?.value as (
  this: AsyncLocalStorage<unknown>,
  ...args: unknown[]
) => unknown;

function run(this: AsyncLocalStorage<unknown>, ...args: unknown[]): unknown {
  used.add(this);
  return enter.apply(this, args);
}

/**
 * Runs `body`, and then disables all storages that it used. Every trace has storages of its own, and Node visits all
 * that were ever used whenever a promise is made: thousands of programs would become slower with each.
 */
export async function withoutLeftovers<T>(body: () => Promise<T>): Promise<T> {
  Object.assign(AsyncLocalStorage.prototype, { run });
  try {
    return await body();
  } finally {
    Object.assign(AsyncLocalStorage.prototype, { run: enter });
    for (const storage of used) storage.disable();
    used.clear();
  }
}
