import { AsyncLocalStorage } from 'node:async_hooks';
import { shared } from '../shared.ts';
import type { ConnectionProvider } from './provider.ts';

/** One `newConnection()` block. */
export interface ConnectionContext {
  readonly using: string;
  /** The context around this one: it still answers for the other databases. See `newContext()`. */
  outer: ConnectionContext | undefined;
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

/** A context for `using` around code that is about to run, inside the contexts of the running code. */
export function newContext(using: string): ConnectionContext {
  const context = blank(using, contexts.getStore());
  // Not by recursion: contexts may nest as deep as calls.
  for (let at: ConnectionContext | undefined = context; at !== undefined; at = at.outer) {
    if (at.outer?.ended === true) at.outer = behind(at.using, at.outer);
  }
  return context;
}

function blank(using: string, outer: ConnectionContext | undefined, ended = false): ConnectionContext {
  return { using, outer, opening: undefined, connection: undefined, provider: undefined, cleanups: undefined, ended };
}

/**
 * What is behind a context for `using`, without the contexts that ended and stand behind another one for the same database:
 * nobody comes to them, and work that starts its own next turn (a poller) would gather them without end. For the others that
 * ended stand-ins still say so, for work that is in one of them sees it otherwise.
 */
function behind(using: string, outer: ConnectionContext): ConnectionContext | undefined {
  const nearer = new Set([using]);
  let at: ConnectionContext | undefined = outer;
  for (; at?.ended === true; at = at.outer) nearer.add(at.using);
  nearer.delete(using);
  return [...nearer].reduceRight<ConnectionContext | undefined>((rest, each) => blank(each, rest, true), at);
}

/** The innermost context for `using` around the running code, ended or not. */
export function contextFor(using: string): ConnectionContext | undefined {
  let context = contexts.getStore();
  while (context !== undefined && context.using !== using) context = context.outer;
  return context;
}
