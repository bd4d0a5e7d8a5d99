import { pgProvider } from 'orm-migrate-runtime';
import pg from 'pg';

import { postgres } from '../dialects/postgres.js';
import { checkCommit } from './postgres-commit.js';
import { SyncConnection } from './postgres-sync.js';

/** A connection of the async variants. */
class AsyncConnection {
  constructor(client) {
    this.client = client;
  }

  get inTransaction() {
    return this.client.getTransactionStatus() !== 'I';
  }

  async exec(sql) {
    checkCommit(sql, await this.client.query(sql));
  }

  async run(sql, params) {
    return (await this.client.query(sql, params)).rowCount;
  }

  async all(sql, params) {
    return (await this.client.query(sql, params)).rows;
  }
}

/**
 * A server: one connection for the sync variants, in a thread of its own, and a pool for the async variants.
 *
 * @param {string} url
 * @param {{ poolSize?: number, acquireTimeout?: number, lockTimeout?: number }} [options] times in milliseconds
 */
export function openPostgres(url, { poolSize = 10, acquireTimeout = 10_000, lockTimeout = 3000 } = {}) {
  const pool = new pg.Pool({ connectionString: url, max: poolSize });
  const clients = pgProvider(pool, { acquireTimeout });
  const sync = new SyncConnection({ url, lockTimeout });
  return {
    dialect: postgres,
    sync,
    pool,
    provider: {
      open: async () => new AsyncConnection(await clients.open()),
      close: (connection, error) => clients.close(connection.client, error),
    },
    close: async () => {
      sync.close();
      await pool.end();
    },
  };
}
