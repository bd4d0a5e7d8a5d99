import { configureConnections, currentConnection } from 'orm-migrate-runtime';

import { openPostgres } from './drivers/postgres.js';
import { openSqlite } from './drivers/sqlite.js';
import { IntegrityError } from './errors.js';

let database = null;

/**
 * Opens the database: one connection for the sync variants, and one per `newConnection()` for the async variants.
 *
 * @param {string} url `postgres://…`, or the path of an SQLite file
 * @param {object} [options] of the driver
 * @returns {object} the database: its dialect, its sync connection, and the provider of its async ones
 */
export function connect(url, options) {
  database = /^postgres(ql)?:/.test(url) ? openPostgres(url, options) : openSqlite(url);
  configureConnections({ default: database.provider });
  return database;
}

export async function disconnect() {
  await database?.close();
  database = null;
}

export function dialect() {
  return opened().dialect;
}

export function syncConnection() {
  return opened().sync;
}

export function asyncConnection() {
  return currentConnection();
}

/** Runs a statement and says how many rows it changed. */
export function execute({ sql, params }) {
  try {
    return syncConnection().run(sql, params);
  } catch (error) {
    throw translate(error);
  }
}

/** {@link execute} on the connection of the current context. */
export async function aexecute({ sql, params }) {
  const connection = await asyncConnection();
  try {
    return await connection.run(sql, params);
  } catch (error) {
    throw translate(error);
  }
}

/** Fetches every row at once: no cursor stays open while the caller goes on to write. */
export function fetchRows({ sql, params }) {
  try {
    return syncConnection().all(sql, params);
  } catch (error) {
    throw translate(error);
  }
}

/** {@link fetchRows} on the connection of the current context. */
export async function afetchRows({ sql, params }) {
  const connection = await asyncConnection();
  try {
    return await connection.all(sql, params);
  } catch (error) {
    throw translate(error);
  }
}

function opened() {
  if (database === null) throw new Error('connect() has not been called');
  return database;
}

function translate(error) {
  const duplicate = dialect().duplicateIn(error);
  return duplicate ? new IntegrityError(`${duplicate} is taken already`, { cause: error }) : error;
}
