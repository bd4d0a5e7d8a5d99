/** Connections from a `Pool` of `pg`. */
import type { ConnectionProvider } from '../connections/provider.ts';
import { contexts } from '../connections/state.ts';
import { acquirer, describePool, fulfilledWithin, timeoutsOf, type PoolProviderOptions } from './pool.ts';

/** What is used of a `PoolClient`. */
export interface PgClient {
  query(sql: string): Promise<unknown>;
  release(destroy?: boolean): void;
  on(event: 'error', listener: () => void): unknown;
  once(event: 'drain', listener: () => void): unknown;
  removeListener(event: 'error' | 'drain', listener: () => void): unknown;
  // eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- what an EventEmitter says
  listeners(event: 'error'): Function[];
  /** `I` idle, `T` in a transaction, `E` in a failed one. */
  getTransactionStatus?(): string | null;
  /** Where releases of pg without `getTransactionStatus` tell the same. */
  readonly connection?: { on(event: 'readyForQuery', listener: (message: { status?: string }) => void): unknown };
  /** Whether no query is running. */
  readonly readyForQuery?: boolean | null | undefined;
}

/** What is used of a `Pool`. */
export interface PgPool {
  connect(): Promise<PgClient>;
  on(event: 'error', listener: () => void): unknown;
  // eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- what an EventEmitter says
  listeners(event: 'error'): Function[];
  readonly totalCount?: number | undefined;
  readonly idleCount?: number | undefined;
  readonly waitingCount?: number | undefined;
  readonly options?: { readonly max?: number | undefined } | undefined;
}

/** Clients that reported an error: their socket is gone, or their place in the protocol is lost. */
const broken = new WeakSet<object>();

/** The transaction status of clients that have no `getTransactionStatus`. */
const statuses = new WeakMap<object, string | undefined>();

/** One function for all clients, so that a client has it once however often it is used. */
function markBroken(this: object): void {
  broken.add(this);
}

/** The pool has already removed an idle client that broke; without a listener the event would end the process. */
function survive(): void {}

/**
 * Takes each context's connection from a pool. When the context ends, a connection at rest goes back at once; one that
 * still runs a query or is inside a transaction is rolled back first; a broken one, or one that does not come to rest, is
 * destroyed. Settings of the session (`SET`, advisory locks, temporary tables) stay, as with the pool alone.
 *
 * ```ts
 * configureConnections({ default: pgProvider(new pg.Pool({ max: 10 })) });
 * ```
 *
 * @param pool A `Pool` of `pg`. It stays yours: end it yourself.
 * @param options How long to wait.
 * @returns The provider. Its `open` rejects with `ConnectionTimeoutError`, or with what the pool throws.
 * @throws TypeError when `pool` is no pool, or a time is none.
 * Source rule: semantics section 8, "ready-made ones for `pg`, `mysql2` and `libsql`".
 */
export function pgProvider(pool: PgPool, options: PoolProviderOptions = {}): ConnectionProvider<PgClient> {
  if (typeof pool?.connect !== 'function') throw new TypeError('pgProvider() needs a Pool of pg.');
  const { acquireTimeout, closeTimeout } = timeoutsOf('pgProvider', options);
  if (!pool.listeners('error').includes(survive)) pool.on('error', survive);
  const open = acquirer<PgClient>(
    {
      take: () => pool.connect(),
      giveBack(client) {
        client.release();
      },
      prepare,
      describe: () => describe(pool),
    },
    acquireTimeout,
  );
  return {
    guard: { reserved: ['release', 'end'], handles: ['connection'] },
    open,
    close(client) {
      if (!isAtRest(client)) return contexts.run(undefined, () => settle(client, closeTimeout));
      client.release();
      return undefined;
    },
  };
}

function prepare(client: PgClient): void {
  if (!client.listeners('error').includes(markBroken)) client.on('error', markBroken);
  if (client.getTransactionStatus === undefined && !statuses.has(client)) follow(client);
}

function follow(client: PgClient): void {
  statuses.set(client, undefined);
  client.connection?.on('readyForQuery', ({ status }) => statuses.set(client, status));
}

function statusOf(client: PgClient): string | null | undefined {
  return client.getTransactionStatus === undefined ? statuses.get(client) : client.getTransactionStatus();
}

function isAtRest(client: PgClient): boolean {
  return !broken.has(client) && client.readyForQuery === true && statusOf(client) === 'I';
}

function isUsable(client: PgClient): boolean {
  return !broken.has(client) && client.readyForQuery !== false;
}

async function settle(client: PgClient, timeout: number): Promise<void> {
  client.release(!(await comesToRest(client, timeout)));
}

async function comesToRest(client: PgClient, timeout: number): Promise<boolean> {
  // No rare case: a query that fails says so before the client is ready again.
  if (!isUsable(client) && !broken.has(client)) await fulfilledWithin(timeout, drained(client));
  if (isAtRest(client)) return true;
  if (!isUsable(client)) return false;
  const rolledBack = await fulfilledWithin(timeout, client.query('ROLLBACK'));
  // pg-native does not tell its status, but is in no transaction after this.
  return isAtRest(client) || (rolledBack && isUsable(client) && (statusOf(client) ?? 'I') === 'I');
}

/** Resolves when the client has nothing left to do, or broke. */
function drained(client: PgClient): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      client.removeListener('drain', done);
      client.removeListener('error', done);
      resolve();
    };
    client.once('drain', done);
    client.on('error', done);
  });
}

function describe(pool: PgPool): string {
  return describePool({
    size: pool.options?.max,
    open: pool.totalCount,
    idle: pool.idleCount,
    waiting: pool.waitingCount,
  });
}
