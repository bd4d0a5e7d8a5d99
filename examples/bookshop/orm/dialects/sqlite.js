import { column } from './column.js';

/** What SQLite does in a way of its own. */
export const sqlite = {
  columns: {
    primaryKey: column('INTEGER PRIMARY KEY AUTOINCREMENT'),
    text: column('TEXT'),
    integer: column('INTEGER'),
    real: column('REAL'),
    datetime: column('TEXT', { toDb: (date) => date.toISOString(), fromDb: (iso) => new Date(iso) }),
    json: column('TEXT', { toDb: (value) => JSON.stringify(value), fromDb: (source) => JSON.parse(source) }),
  },

  // With the write lock from the start: a transaction that has read already could not get it any more.
  begin: 'BEGIN IMMEDIATE',

  /** A statement in which every `?` stands for a parameter. */
  withPlaceholders: (sql) => sql,

  /** `table.column`, if the error says that a unique value is there already. */
  duplicateIn: ({ code, message }) =>
    code === 'SQLITE_CONSTRAINT_UNIQUE' ? message.match(/failed: (\w+\.\w+)/)?.[1] : undefined,
};
