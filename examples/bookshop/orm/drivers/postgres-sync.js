import { createSyncFn } from 'synckit';

import { checkCommit } from './postgres-commit.js';

const LOCK_NOT_AVAILABLE = '55P03';

/**
 * A connection of the sync variants. Node can only talk to PostgreSQL asynchronously, so a worker thread does, and this
 * thread sleeps until the answer is there. While it sleeps nothing else happens in it: no other request goes on.
 */
export class SyncConnection {
  #options;
  #worker = null;

  /** @param {{ url: string, lockTimeout: number }} options what the worker needs to connect, on the first call */
  constructor(options) {
    this.#options = options;
  }

  inTransaction = false;

  exec(sql) {
    checkCommit(sql, this.#ask('query', sql));
  }

  run(sql, params) {
    return this.#ask('query', sql, params).rowCount;
  }

  all(sql, params) {
    return this.#ask('query', sql, params).rows;
  }

  close() {
    this.#worker?.('close');
    this.#worker = null;
  }

  #ask(...question) {
    try {
      const answer = this.#connected()(...question);
      this.inTransaction = answer.inTransaction;
      return answer;
    } catch (error) {
      // An error ends no transaction: that is for ROLLBACK to do.
      throw error.code === LOCK_NOT_AVAILABLE ? explainLock(error, this.#options.lockTimeout) : error;
    }
  }

  #connected() {
    if (this.#worker === null) {
      // The last resort if the server answers nothing at all: its own timeouts are shorter.
      const worker = createSyncFn(new URL('./postgres-worker.js', import.meta.url), { timeout: 30_000 });
      worker('open', this.#options);
      this.#worker = worker;
    }
    return this.#worker;
  }
}

function explainLock(cause, lockTimeout) {
  const message =
    `A sync call waited ${lockTimeout} ms for a row that another connection has locked. If that connection is in a ` +
    'transaction of this process, it cannot go on before the sync call ends: let them not touch the same rows.';
  return new Error(message, { cause });
}
