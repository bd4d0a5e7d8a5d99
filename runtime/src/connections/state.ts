import { AsyncLocalStorage } from 'node:async_hooks';
import { shared } from '../shared.ts';
import type { ConnectionProvider } from './provider.ts';

/** One `newConnection()` block. */
export interface ConnectionContext {
  readonly using: string;
  /** The context around this one: it still answers for the other databases. */
  readonly outer: ConnectionContext | undefined;
  /** What code in the context gets of the connection, or the attempt to open it; undefined until the first use. */
  opening: Promise<unknown> | undefined;
  /** The connection itself, once it is open. */
  connection: unknown;
  /** What opened it, so that the same provider closes it; undefined until then. */
  provider: ConnectionProvider | undefined;
  /** What is taken off the connection at the end. */
  cleanups: (() => void)[] | undefined;
  ended: boolean;
}

export const contexts = shared('contexts', () => new AsyncLocalStorage<ConnectionContext | undefined>());

export const providers = shared('providers', () => new Map<string, ConnectionProvider>());

/** The innermost context for `using` around the running code, ended or not. */
export function contextFor(using: string): ConnectionContext | undefined {
  let context = contexts.getStore();
  while (context !== undefined && context.using !== using) context = context.outer;
  return context;
}
