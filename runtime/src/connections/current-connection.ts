import { ConnectionClosedError } from '../errors/connection-closed.ts';
import { ConnectionNotConfiguredError } from '../errors/connection-not-configured.ts';
import { MissingAsyncConnectionError } from '../errors/missing-async-connection.ts';
import { guarded } from './guard.ts';
import type { ConnectionProvider } from './provider.ts';
import { contextFor, contexts, providers, type ConnectionContext } from './state.ts';

/**
 * The connection of the innermost `newConnection()` context for `using`. The first call opens it; calls that overlap with
 * the opening share it. When opening fails, those calls reject with its error and the next call tries again.
 *
 * @param using Which database.
 * @returns The connection. It belongs to the context: do not close it. It cannot be used after the end of the context.
 * @throws (as a rejection) {@link MissingAsyncConnectionError} outside a context, {@link ConnectionClosedError} after the
 *   end of the context, {@link ConnectionNotConfiguredError} without a provider, or what the provider's `open` throws.
 * Source rule: semantics section 8, "`currentConnection(using)`".
 */
export function currentConnection<C = unknown>(using = 'default'): Promise<C> {
  const context = contextFor(using);
  if (context === undefined) return rejected(new MissingAsyncConnectionError(using));
  if (context.ended) return rejected(new ConnectionClosedError(using));
  return (context.opening ??= open(context)) as Promise<C>;
}

/**
 * Says whether code runs in a `newConnection()` context for `using`. Also true for work that outlives its context: it
 * must not take the way that is meant for code without one, and `currentConnection()` tells it what is wrong.
 *
 * @param using Which database.
 * @returns True inside a context, whether or not its connection is open. Never throws.
 * Source rule: semantics section 8, "native inside a connection context".
 */
export function hasConnectionContext(using = 'default'): boolean {
  return contextFor(using) !== undefined;
}

/** The view of the connection once it is open. A failed attempt is forgotten, so that the next call tries again. */
function open(context: ConnectionContext): Promise<unknown> {
  const { using } = context;
  const provider = providers.get(using);
  const view: Promise<unknown> = attempt(context, provider).then(
    (connection) => {
      context.connection = connection;
      context.provider = provider;
      if (!context.ended) return guarded(connection, context, provider?.guard);
      // It is closed as soon as this has settled.
      ignore(view);
      throw new ConnectionClosedError(using);
    },
    (error: unknown) => {
      context.opening = undefined;
      ignore(view);
      throw error;
    },
  );
  return view;
}

function attempt({ using, outer }: ConnectionContext, provider: ConnectionProvider | undefined): Promise<unknown> {
  if (provider === undefined) return Promise.reject(new ConnectionNotConfiguredError(using));
  try {
    // Outside its own context, so that a provider that asks for the connection it is opening gets an error and does not
    // wait for itself; the outer context's connections stay within its reach.
    return contexts.run(outer, () => Promise.resolve(provider.open(using)));
  } catch (error) {
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- it is the provider's
    return Promise.reject(error);
  }
}

function rejected(error: Error): Promise<never> {
  const promise = Promise.reject(error);
  ignore(promise);
  return promise;
}

/**
 * A call that nobody awaits (to warm up) must not end the process when there is no connection for it. Whoever uses the
 * promise gets the rejection on their own one.
 */
function ignore(promise: Promise<unknown>): void {
  promise.catch(() => undefined);
}
