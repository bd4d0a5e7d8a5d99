import Database from 'libsql';
import AsyncDatabase from 'libsql/promise';
import { configureConnections, currentConnection } from 'orm-migrate-runtime';

// How long a connection waits for another one's write lock, in milliseconds.
const OPTIONS = { timeout: 5000 };

let database = null;

/**
 * Opens the database: one connection for the sync variants, and one per `newConnection()` for the async variants.
 *
 * @param {string} file
 */
export function connect(file) {
  database = new Database(file, OPTIONS);
  // Readers and a writer on different connections do not block each other, and each sees what the other committed.
  database.exec('PRAGMA journal_mode = WAL');
  configureConnections({
    default: {
      open: async () => new AsyncDatabase(file, OPTIONS),
      close: (connection) => connection.close(),
    },
  });
}

export function disconnect() {
  database?.close();
  database = null;
}

export function syncConnection() {
  if (database === null) throw new Error('connect() has not been called');
  return database;
}

export function asyncConnection() {
  return currentConnection();
}

/** Runs a statement and says how many rows it changed. */
export function execute({ sql, params }) {
  return syncConnection().prepare(sql).run(params);
}

/** {@link execute} on the connection of the current context. */
export async function aexecute({ sql, params }) {
  const connection = await asyncConnection();
  const statement = await connection.prepare(sql);
  return statement.run(params);
}

/** Fetches every row at once: no cursor stays open while the caller goes on to write. */
export function fetchRows({ sql, params }) {
  return syncConnection().prepare(sql).all(params);
}

/** {@link fetchRows} on the connection of the current context. */
export async function afetchRows({ sql, params }) {
  const connection = await asyncConnection();
  const statement = await connection.prepare(sql);
  return statement.all(params);
}
