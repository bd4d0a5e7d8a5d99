import { contexts, type ConnectionContext } from './state.ts';

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
  const outer = contexts.getStore();
  const context: ConnectionContext = { using, outer, opening: undefined, provider: undefined, ended: false };
  let result: T;
  try {
    // Awaited inside, so that a lazy thenable (a queryset) is evaluated in the context.
    result = await contexts.run(context, async () => await fn());
  } catch (error) {
    // `throw undefined` must not look like success to the provider.
    await end(context, error ?? new Error('The connection context failed without a reason.')).catch(warnNotClosed);
    throw error;
  }
  await end(context);
  return result;
}

async function end(context: ConnectionContext, ...error: [error?: unknown]): Promise<void> {
  context.ended = true;
  if (context.opening === undefined) return;
  let connection: unknown;
  try {
    connection = await context.opening;
  } catch {
    return; // Nothing was opened, and whoever asked for it has the error.
  }
  await context.provider?.close(connection, ...error);
}

function warnNotClosed(error: unknown): void {
  process.emitWarning(`A connection could not be closed after its context failed: ${String(error)}`, {
    type: 'ConnectionCloseWarning',
    code: 'ORM_MIGRATE_CLOSE_FAILED',
  });
}
