import { ConnectionClosedError } from '../errors/connection-closed.ts';
import { ConnectionNotConfiguredError } from '../errors/connection-not-configured.ts';
import { MissingAsyncConnectionError } from '../errors/missing-async-connection.ts';
import { contextFor, contexts, providers, type ConnectionContext } from './state.ts';

/**
 * The connection of the innermost `newConnection()` context for `using`. The first call opens it; calls that overlap with
 * the opening share it. When opening fails, those calls reject with its error and the next call tries again.
 *
 * @param using Which database.
 * @returns The connection. It belongs to the context: do not close it.
 * @throws (as a rejection) {@link MissingAsyncConnectionError} outside a context, {@link ConnectionClosedError} after the
 *   end of the context, {@link ConnectionNotConfiguredError} without a provider, or what the provider's `open` throws.
 * Source rule: semantics section 8, "`currentConnection(using)`".
 */
export function currentConnection<C = unknown>(using = 'default'): Promise<C> {
  const connection = findConnection(using);
  // A call that nobody awaits (to warm up) must not end the process when the context ends before the connection is
  // there. Whoever uses the promise gets the rejection on their own one.
  connection.catch(() => undefined);
  return connection as Promise<C>;
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

async function findConnection(using: string): Promise<unknown> {
  const context = contextFor(using);
  if (context === undefined) throw new MissingAsyncConnectionError(using);
  if (context.ended) throw new ConnectionClosedError(using);
  const connection = await (context.opening ??= openOrForget(context));
  // The context may have ended meanwhile: its connection is closed, or about to be.
  if (context.ended) throw new ConnectionClosedError(using);
  return connection;
}

/** Forgets an attempt that failed, so that the next call tries again. */
function openOrForget(context: ConnectionContext): Promise<unknown> {
  return open(context).catch((error: unknown) => {
    context.opening = undefined;
    throw error;
  });
}

async function open(context: ConnectionContext): Promise<unknown> {
  const provider = providers.get(context.using);
  if (provider === undefined) throw new ConnectionNotConfiguredError(context.using);
  context.provider = provider;
  // Outside its own context, so that a provider that asks for the connection it is opening gets an error and does not
  // wait for itself; the outer context's connections stay within its reach.
  return contexts.run(context.outer, () => provider.open());
}
