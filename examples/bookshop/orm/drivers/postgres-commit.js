/** PostgreSQL answers the COMMIT of a transaction in which a statement failed with a ROLLBACK, and calls that success. */
export function checkCommit(sql, { command }) {
  if (sql === 'COMMIT' && command !== 'COMMIT')
    throw new Error('The transaction was rolled back: a statement in it failed');
}
