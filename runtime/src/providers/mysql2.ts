/** Connections from a pool of `mysql2`. */
import type { ConnectionProvider } from '../connections/provider.ts';
import { contexts } from '../connections/state.ts';
import { follow, isAtRest, isBroken, type Mysql2Core } from './mysql2-status.ts';
import { acquirer, describePool, fulfilledWithin, timeoutsOf, type PoolProviderOptions } from './pool.ts';

/** What is used of a `PoolConnection` of `mysql2/promise`. */
export interface Mysql2Connection {
  readonly connection: Mysql2Core;
  query(sql: string): Promise<unknown>;
  release(): void;
  destroy(): void;
}

/** What is used of a pool of `mysql2/promise`. */
export interface Mysql2Pool {
  getConnection(): Promise<Mysql2Connection>;
}

/** What is used of a pool of `mysql2`. */
export interface Mysql2CallbackPool {
  promise(): Mysql2Pool;
}

/**
 * Takes each context's connection from a pool. When the context ends, a connection at rest goes back at once; one that
 * still runs a query, is inside a transaction or does not say is rolled back first; a broken one, one with autocommit
 * switched off, or one that does not come to rest, is destroyed. Other settings of the session (`SET`, locks by name,
 * temporary tables) stay, unless the pool has `resetOnRelease`.
 *
 * ```ts
 * configureConnections({ default: mysql2Provider(mysql.createPool({ … })) });
 * ```
 *
 * @param pool A pool of `mysql2/promise` or of `mysql2`; contexts get promise connections of either. It stays yours.
 * @param options How long to wait.
 * @returns The provider. Its `open` rejects with `ConnectionTimeoutError`, or with what the pool throws.
 * @throws TypeError when `pool` is no pool, or a time is none.
 * Source rule: semantics section 8, "ready-made ones for `pg`, `mysql2` and `libsql`".
 */
export function mysql2Provider(
  pool: Mysql2Pool | Mysql2CallbackPool,
  options: PoolProviderOptions = {},
): ConnectionProvider<Mysql2Connection> {
  const { acquireTimeout, closeTimeout } = timeoutsOf('mysql2Provider', options);
  const promises = 'promise' in pool && typeof pool.promise === 'function' ? pool.promise() : (pool as Mysql2Pool);
  if (typeof promises.getConnection !== 'function') throw new TypeError('mysql2Provider() needs a pool of mysql2.');
  const open = acquirer<Mysql2Connection>(
    {
      take: () => promises.getConnection(),
      giveBack(connection) {
        connection.release();
      },
      prepare({ connection }) {
        follow(connection);
      },
      describe: () => describe(promises),
    },
    acquireTimeout,
  );
  return {
    guard: {
      reserved: ['release', 'end', 'close', 'destroy'],
      // Statements, and the connection under this one, which they and the pool share.
      handles: ['connection', 'prepare', 'statement', 'promise'],
    },
    open,
    close(connection) {
      if (!isAtRest(connection.connection)) return contexts.run(undefined, () => settle(connection, closeTimeout));
      connection.release();
      return undefined;
    },
  };
}

async function settle(connection: Mysql2Connection, timeout: number): Promise<void> {
  // A connection that was told to pause would not hear the answer.
  connection.connection.resume?.();
  // It waits its turn behind what is still running.
  if (!isBroken(connection.connection)) await fulfilledWithin(timeout, connection.query('ROLLBACK'));
  if (isAtRest(connection.connection)) connection.release();
  else connection.destroy();
}

/** The figures are under names that mysql2 keeps to itself; a release without them is described with fewer words. */
function describe(pool: Mysql2Pool): string {
  const core = (pool as { pool?: Readonly<Record<string, { length?: number; connectionLimit?: number } | undefined>> })
    .pool;
  return describePool({
    size: core?.['config']?.connectionLimit,
    open: core?.['_allConnections']?.length,
    idle: core?.['_freeConnections']?.length,
    waiting: core?.['_connectionQueue']?.length,
  });
}
