/** Connections to SQLite files through `libsql`, or any driver with its methods. */
import type { ConnectionProvider } from '../connections/provider.ts';
import { finishCursors, followCursors } from './libsql-cursors.ts';
import { fulfilledWithin, timeoutsOf, type PoolProviderOptions } from './pool.ts';

/** What is used of a `Database` of `libsql` or `libsql/promise`. */
export interface LibsqlDatabase {
  exec(sql: string): unknown;
  close(): unknown;
}

/** What gives statements and cursors: they go on working after the database behind them was closed. */
const HANDLES = ['prepare', 'iterate'];

/**
 * Opens a connection of its own for each context and closes it at the end; a transaction that was left open is rolled
 * back first, and an iterator that was not read to its end is.
 *
 * ```ts
 * import Database from 'libsql/promise';
 * configureConnections({ default: libsqlProvider(() => new Database('books.db', { timeout: 5000 })) });
 * ```
 *
 * @param open Opens the database; sync or async. Every `:memory:` is an empty database of its own.
 * @param options `closeTimeout`: how long closing waits for statements that still run, and reads on from iterators.
 * @returns The provider. Its `open` rejects with what the function throws.
 * @throws TypeError when `open` is no function, or the time is none.
 * Source rule: semantics section 8, "ready-made ones for `pg`, `mysql2` and `libsql`".
 */
export function libsqlProvider<D extends LibsqlDatabase>(
  open: () => D | Promise<D>,
  options: Pick<PoolProviderOptions, 'closeTimeout'> = {},
): ConnectionProvider<D> {
  if (typeof open !== 'function') {
    throw new TypeError("libsqlProvider() needs a function: libsqlProvider(() => new Database('file.db')).");
  }
  const { closeTimeout } = timeoutsOf('libsqlProvider', options);
  return {
    guard: { reserved: ['close'], handles: HANDLES },
    async open() {
      const database = await open();
      followCursors(database);
      return database;
    },
    async close(database) {
      // Always, and without asking `inTransaction`: with libsql/promise that stops the whole process until the running
      // statement is done, while this waits its turn behind it. It fails when there is no transaction, which is fine.
      // Closing alone is not enough: a statement that is still referred to keeps the transaction and its locks.
      await fulfilledWithin(closeTimeout, rollBack(database));
      await finishCursors(database, closeTimeout);
      await database.close();
    },
  };
}

async function rollBack(database: LibsqlDatabase): Promise<void> {
  await database.exec('ROLLBACK');
}
