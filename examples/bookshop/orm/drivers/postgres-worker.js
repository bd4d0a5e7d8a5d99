// The thread behind the sync connection of PostgreSQL: it alone talks to the server, one statement at a time.
import pg from 'pg';
import { runAsWorker } from 'synckit';

let client;

const deeds = {
  async open({ url, lockTimeout }) {
    client = new pg.Client({ connectionString: url, lock_timeout: lockTimeout, statement_timeout: 2 * lockTimeout });
    // A connection that breaks makes the next statement fail: it may have been in a transaction, so nobody reconnects.
    client.on('error', () => undefined);
    await client.connect();
  },

  async query(sql, params) {
    const { command, rows, rowCount } = await client.query(sql, params);
    return { command, rows, rowCount, inTransaction: client.getTransactionStatus() !== 'I' };
  },

  async close() {
    await client.end();
  },
};

runAsWorker((deed, ...args) => deeds[deed](...args));
