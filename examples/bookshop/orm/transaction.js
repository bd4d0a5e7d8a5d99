import { asyncConnection, syncConnection } from './connections.js';

// The outermost block is a transaction, a block inside it a savepoint: an inner failure undoes the inner block only.
const TRANSACTION = { begin: 'BEGIN IMMEDIATE', commit: 'COMMIT', rollback: 'ROLLBACK' };
const SAVEPOINT = {
  begin: 'SAVEPOINT nested',
  commit: 'RELEASE nested',
  rollback: 'ROLLBACK TO nested; RELEASE nested',
};

const statementsFor = (connection) => (connection.inTransaction ? SAVEPOINT : TRANSACTION);

export const transaction = {
  /**
   * Runs `fn` so that either all of its writes happen or none.
   *
   * @template T
   * @param {() => T} fn
   * @returns {T}
   */
  atomic(fn) {
    const connection = syncConnection();
    const { begin, commit, rollback } = statementsFor(connection);
    connection.exec(begin);
    let result;
    try {
      result = fn();
    } catch (error) {
      connection.exec(rollback);
      throw error;
    }
    connection.exec(commit);
    return result;
  },

  /**
   * Runs `fn` so that either all of its writes through async variants happen or none.
   *
   * @template T
   * @param {() => Promise<T>} fn
   * @returns {Promise<T>}
   */
  async aatomic(fn) {
    const connection = await asyncConnection();
    const { begin, commit, rollback } = statementsFor(connection);
    await connection.exec(begin);
    let result;
    try {
      result = await fn();
    } catch (error) {
      await connection.exec(rollback);
      throw error;
    }
    await connection.exec(commit);
    return result;
  },
};
