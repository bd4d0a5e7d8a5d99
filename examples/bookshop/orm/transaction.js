import { asyncConnection, dialect, syncConnection } from './connections.js';

// The outermost block is a transaction, a block inside it a savepoint: an inner failure undoes the inner block only.
const statementsFor = (connection) =>
  connection.inTransaction
    ? { begin: 'SAVEPOINT nested', commit: 'RELEASE nested', rollback: 'ROLLBACK TO nested; RELEASE nested' }
    : { begin: dialect().begin, commit: 'COMMIT', rollback: 'ROLLBACK' };

/** A connection that broke, or whose context has ended, takes its transaction with it: what matters is the first error. */
async function undo(rollback) {
  try {
    await rollback();
  } catch {
    // See above.
  }
}

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
    try {
      const result = fn();
      connection.exec(commit);
      return result;
    } catch (error) {
      if (connection.inTransaction) connection.exec(rollback);
      throw error;
    }
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
    try {
      const result = await fn();
      await connection.exec(commit);
      return result;
    } catch (error) {
      await undo(() => connection.exec(rollback));
      throw error;
    }
  },
};
