import { warn } from '../warn.ts';
import { contexts, type ConnectionContext } from './state.ts';

/** How long a connection may take to close before a warning says so, in milliseconds. */
const PATIENCE = 10_000;

export interface NewConnectionOptions {
  /** Which database; `'default'` if left out. */
  readonly using?: string | undefined;
}

/**
 * Runs `fn` in a context with a connection of its own. The connection is opened when `currentConnection()` first asks for
 * it, so a context that never asks costs nothing and needs no provider, and it is always closed when `fn` settles, also one
 * that is still being opened then. A nested context gets its own connection, and the outer one is back after it; a context
 * for another database leaves the outer ones visible. Work that outlives the context gets `ConnectionClosedError`.
 *
 * ```ts
 * async function view(request) {
 *   return newConnection(async () => { … });
 * }
 * ```
 *
 * @param fn What to run; sync or async.
 * @param options `using`: which database.
 * @returns What `fn` returns, after the connection is closed.
 * @throws (as a rejection) what `fn` throws; then an error on closing is only a process warning. When `fn` succeeded, the
 *   error on closing. TypeError when `fn` is not a function.
 * Source rule: semantics section 8, `newConnection`.
 */
export async function newConnection<T>(
  fn: () => T | PromiseLike<T>,
  { using = 'default' }: NewConnectionOptions = {},
): Promise<T> {
  if (typeof fn !== 'function') throw new TypeError('newConnection() needs a function.');
  const context: ConnectionContext = {
    using,
    outer: contexts.getStore(),
    opening: undefined,
    connection: undefined,
    provider: undefined,
    cleanups: undefined,
    ended: false,
  };
  let result: T;
  try {
    result = await contexts.run(context, evaluate, fn);
  } catch (error) {
    try {
      // `throw undefined` must not look like success to the provider.
      await end(context, error ?? new Error('The connection context failed without a reason.'));
    } catch (closingError) {
      warnNotClosed(closingError);
    }
    throw error;
  }
  const ending = end(context);
  if (ending !== undefined) await ending;
  return result;
}

/** A lazy thenable (a queryset) must be evaluated in the context; a promise is under way, and may be awaited outside. */
function evaluate<T>(fn: () => T | PromiseLike<T>): T | PromiseLike<T> {
  const result = fn();
  const isPlain = typeof result !== 'object' || result === null || Object.getPrototypeOf(result) === Promise.prototype;
  return isPlain ? result : (async () => result)();
}

/** Nothing to wait for when nothing was opened, or what was opened is closed at once. */
function end(context: ConnectionContext, ...error: [error?: unknown]): Promise<void> | undefined {
  context.ended = true;
  if (context.opening === undefined) return undefined;
  if (context.provider !== undefined) return close(context, error);
  const closeIt = (): Promise<void> | undefined => close(context, error);
  // A failure means that nothing was opened, and whoever asked for it has the error.
  return context.opening.then(closeIt, closeIt);
}

function close({ connection, provider, cleanups, using }: ConnectionContext, error: [error?: unknown]) {
  let closing: Promise<void> | void;
  try {
    for (const cleanUp of cleanups ?? []) cleanUp();
  } finally {
    closing = provider?.close(connection, ...error);
  }
  return closing === undefined ? undefined : withWarning(closing, using);
}

/** Waits without limit, for a connection that is not closed is nobody's to take for closed, but not without a word. */
async function withWarning(closing: PromiseLike<void>, using: string): Promise<void> {
  const timer = setTimeout(() => {
    warn(`The connection to '${using}' has not closed for ${PATIENCE / 1000} s; newConnection() waits for it.`, {
      type: 'ConnectionCloseWarning',
      code: 'ORM_MIGRATE_CLOSE_PENDING',
    });
  }, PATIENCE);
  timer.unref();
  try {
    await closing;
  } finally {
    clearTimeout(timer);
  }
}

function warnNotClosed(error: unknown): void {
  warn(`A connection could not be closed after its context failed: ${String(error)}`, {
    type: 'ConnectionCloseWarning',
    code: 'ORM_MIGRATE_CLOSE_FAILED',
  });
}
