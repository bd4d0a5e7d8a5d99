import Database from 'libsql';
import AsyncDatabase from 'libsql/promise';

import { sqlite } from '../dialects/sqlite.js';

// How long a connection waits for another one's write lock, in milliseconds.
const OPTIONS = { timeout: 5000 };

/** A connection of the sync variants. */
class SyncConnection {
  constructor(file) {
    this.database = new Database(file, OPTIONS);
  }

  get inTransaction() {
    return this.database.inTransaction;
  }

  exec(sql) {
    this.database.exec(sql);
  }

  run(sql, params) {
    return this.database.prepare(sql).run(params).changes;
  }

  all(sql, params) {
    return this.database.prepare(sql).all(params);
  }

  close() {
    this.database.close();
  }
}

/** The same for the async variants. */
class AsyncConnection {
  constructor(file) {
    this.database = new AsyncDatabase(file, OPTIONS);
  }

  get inTransaction() {
    return this.database.inTransaction;
  }

  async exec(sql) {
    await this.database.exec(sql);
  }

  async run(sql, params) {
    const statement = await this.database.prepare(sql);
    return (await statement.run(params)).changes;
  }

  async all(sql, params) {
    const statement = await this.database.prepare(sql);
    return statement.all(params);
  }

  close() {
    this.database.close();
  }
}

/** A database in a file: one connection for the sync variants, and one for each `newConnection()`. */
export function openSqlite(file) {
  const sync = new SyncConnection(file);
  // Readers and a writer on different connections do not block each other, and each sees what the other committed.
  sync.exec('PRAGMA journal_mode = WAL');
  return {
    dialect: sqlite,
    sync,
    provider: {
      open: async () => new AsyncConnection(file),
      close: (connection) => connection.close(),
    },
    close: async () => sync.close(),
  };
}
