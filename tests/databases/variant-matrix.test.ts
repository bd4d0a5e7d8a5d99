/** The matrix of bases, places and overrides with every write in a real database: rows that are there, or are there twice. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import AsyncDatabase from 'libsql/promise';
import pg from 'pg';
import { afterAll, describe } from 'vitest';
import {
  configureConnections,
  currentConnection,
  hasConnectionContext,
  libsqlProvider,
  pgProvider,
} from '../../runtime/src/index.ts';
import type { Storage } from '../runtime/bases.ts';
import { describeMatrix } from '../runtime/matrix.ts';
import { startPostgres } from './postgres.ts';
import { temporaryDirectory } from './servers.ts';

/** The only driver here that is synchronous on PostgreSQL. */
const DRIVER = '../../examples/bookshop/orm/drivers/postgres-sync.js';
// Plain JavaScript, without declarations.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
const { SyncConnection }: any = await import(join(import.meta.dirname, DRIVER));

interface Row {
  readonly op: string;
}

const INSERT = 'INSERT INTO operations ("table", op) VALUES';
const SELECT = 'SELECT op FROM operations WHERE "table" =';

function sqliteStorage(): Storage {
  const directory = temporaryDirectory('matrix');
  const file = join(directory, 'operations.db');
  const sync = new Database(file);
  sync.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF');
  sync.exec('CREATE TABLE operations (id INTEGER PRIMARY KEY, "table" TEXT, op TEXT)');
  sync.exec('CREATE INDEX by_table ON operations ("table")');
  const insert = sync.prepare(`${INSERT} (?, ?)`);
  const select = sync.prepare(`${SELECT} ? ORDER BY id`);
  const outside = new AsyncDatabase(file, {});
  configureConnections({ default: libsqlProvider(() => new AsyncDatabase(file, {})) });
  afterAll(() => {
    sync.close();
    outside.close();
    rmSync(directory, { recursive: true, force: true });
  });
  return {
    write: (table, op) => void insert.run([table, op]),
    async awrite(table, op) {
      const connection = hasConnectionContext() ? await currentConnection<AsyncDatabase>() : outside;
      await (await connection.prepare(`${INSERT} (?, ?)`)).run([table, op]);
    },
    read: async (table) => (select.all([table]) as Row[]).map(({ op }) => op),
  };
}

const server = await startPostgres();

function postgresStorage(): Storage {
  const { host, port, user, password, database } = server!;
  const sync = new SyncConnection({
    url: `postgres://${user}:${password}@${host}:${port}/${database}`,
    lockTimeout: 5000,
  });
  sync.exec('CREATE TABLE operations (id serial PRIMARY KEY, "table" text, op text)');
  sync.exec('CREATE INDEX by_table ON operations ("table")');
  const pool = new pg.Pool({ host, port, user, password, database, max: 3 });
  configureConnections({ default: pgProvider(pool) });
  afterAll(async () => {
    sync.close();
    await pool.end();
    await server!.stop();
  });
  return {
    write: (table, op) => void sync.run(`${INSERT} ($1, $2)`, [table, op]),
    async awrite(table, op) {
      const connection = hasConnectionContext() ? await currentConnection<pg.PoolClient>() : pool;
      await connection.query(`${INSERT} ($1, $2)`, [table, op]);
    },
    read: async (table) => (await pool.query<Row>(`${SELECT} $1 ORDER BY id`, [table])).rows.map(({ op }) => op),
  };
}

describe('on a file', () => {
  describeMatrix('SQLite', sqliteStorage, { length: 2, random: 20 });
});
describe.skipIf(server === undefined)('on a server', () => {
  describeMatrix('PostgreSQL', postgresStorage, { length: 1, random: 10 });
});
