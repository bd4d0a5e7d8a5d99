import { contexts, newContext, type ConnectionContext } from './state.ts';
import { warnNotClosed, withWarning } from './warnings.ts';

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
  const context = newContext(using);
  let result: T;
  try {
    result = await contexts.run(context, evaluate, fn);
  } catch (error) {
    try {
      // `throw undefined` must not look like success to the provider.
      await end(context, error ?? new Error('The connection context failed without a reason.'));
    } catch (closingError) {
      warnNotClosed('A connection could not be closed after its context failed', closingError);
    }
    throw error;
  }
  const ending = end(context);
  if (ending !== undefined) await ending;
  return result;
}

/** A lazy thenable (a queryset) must be evaluated in the context; a promise is under way, and may be awaited outside. */
function evaluate<T>(fn: () => T | PromiseLike<T>): T | PromiseLike<T> {
  const result: unknown = fn();
  const isObject = (typeof result === 'object' && result !== null) || typeof result === 'function';
  const isPlain = !isObject || Object.getPrototypeOf(result) === Promise.prototype;
  return (isPlain ? result : (async () => result)()) as T | PromiseLike<T>;
}

/** Nothing to wait for when nothing was opened, or what was opened is closed at once. */
function end(context: ConnectionContext, ...error: [error?: unknown]): Promise<void> | undefined {
  context.ended = true;
  const { opening, provider, using } = context;
  if (opening === undefined) return undefined;
  if (provider !== undefined) return close(context, error);
  const closeIt = (): Promise<void> | undefined => close(context, error);
  // A failure means that nothing was opened, and whoever asked for it has the error.
  return withWarning(opening, `The connection to '${using}' has not opened`).then(closeIt, closeIt);
}

function close(context: ConnectionContext, error: [error?: unknown]): Promise<void> | undefined {
  const { connection, provider, cleanups = [], using } = context;
  // Whoever holds on to the context, later ones too, must not hold on to what it had.
  Object.assign(context, { opening: undefined, connection: undefined, provider: undefined, cleanups: undefined });
  const failures = cleanups.flatMap(failureOf);
  const closing = provider?.close(connection, ...error);
  if (closing === undefined && failures.length === 0) return undefined;
  return closed(closing, failures, using);
}

async function closed(closing: Promise<void> | void, failures: readonly unknown[], using: string): Promise<void> {
  if (closing !== undefined) await withWarning(closing, `The connection to '${using}' has not closed`);
  if (failures.length > 0) throw failures[0];
}

/** What is thrown on cleaning up is no reason not to close. */
function failureOf(cleanUp: () => void): unknown[] {
  try {
    cleanUp();
    return [];
  } catch (error) {
    return [error];
  }
}
