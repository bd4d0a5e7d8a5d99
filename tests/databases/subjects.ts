/** The providers on their databases, under one set of words, so that one suite holds for all. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import AsyncDatabase from 'libsql/promise';
import mysql from 'mysql2';
import mysqlPromise from 'mysql2/promise';
import pg from 'pg';
import { expect } from 'vitest';
import {
  currentConnection,
  libsqlProvider,
  mysql2Provider,
  pgProvider,
  type ConnectionProvider,
  type PoolProviderOptions,
} from '../../runtime/src/index.ts';
import { startMariadb } from './mariadb.ts';
import { startPostgres } from './postgres.ts';
import { temporaryDirectory } from './servers.ts';

export type Row = Record<string, unknown>;

/** A pool, or what stands for one, and the provider on it. */
export interface Pool {
  readonly provider: ConnectionProvider;
  /** Connections that exist. */
  open(): number;
  /** Connections that somebody has and did not give back. */
  inUse(): number;
  waiting(): number;
  end(): Promise<void>;
}

export interface Subject {
  readonly name: string;
  pool(size: number, options?: PoolProviderOptions): Pool;
  /** Runs a statement on the connection of the current context. */
  run(sql: string, using?: string): Promise<readonly Row[]>;
  /** A statement that takes that long, in seconds. */
  sleep(seconds: number): string;
  stop(): Promise<void>;
  /** What only servers have. */
  readonly server?: {
    /** Gives the number of the server's process or thread for the connection, as `id`. */
    readonly identify: string;
    /** Ends a connection from outside. */
    kill(id: unknown): Promise<void>;
  };
}

export async function startPg(): Promise<Subject | undefined> {
  const server = await startPostgres();
  if (server === undefined) return undefined;
  const { host, port, user, password, database } = server;
  const admin = new pg.Pool({ host, port, user, password, database, max: 1 });
  // The server can stop before it has read that this client did.
  admin.on('error', () => undefined);
  return {
    name: 'pgProvider on PostgreSQL',
    pool(max, options) {
      const pool = new pg.Pool({ host, port, user, password, database, max });
      return {
        provider: pgProvider(pool, options),
        open: () => pool.totalCount,
        inUse: () => pool.totalCount - pool.idleCount,
        waiting: () => pool.waitingCount,
        end: () => pool.end(),
      };
    },
    async run(sql, using) {
      const client = await currentConnection<pg.PoolClient>(using);
      return (await client.query<Row>(sql)).rows;
    },
    sleep: (seconds) => `SELECT pg_sleep(${seconds})`,
    server: {
      identify: 'SELECT pg_backend_pid() AS id',
      async kill(id) {
        await admin.query('SELECT pg_terminate_backend($1)', [id]);
      },
    },
    async stop() {
      await admin.end();
      await server.stop();
    },
  };
}

export async function startMysql2(): Promise<readonly Subject[]> {
  const server = await startMariadb();
  if (server === undefined) return [];
  const { host, port, user, password, database } = server;
  const config = { host, port, user, password, database };
  const admin = mysqlPromise.createPool({ ...config, connectionLimit: 1 });
  let left = 2;
  const subject = (kind: string, create: (size: number) => mysqlPromise.Pool | mysql.Pool): Subject => ({
    name: `mysql2Provider with a ${kind} pool on MariaDB`,
    pool(size, options) {
      const pool = create(size);
      const promises = 'promise' in pool ? pool.promise() : pool;
      return {
        provider: mysql2Provider(pool, options),
        open: () => figure(promises, '_allConnections'),
        inUse: () => figure(promises, '_allConnections') - figure(promises, '_freeConnections'),
        waiting: () => figure(promises, '_connectionQueue'),
        end: () => promises.end(),
      };
    },
    async run(sql, using) {
      const connection = await currentConnection<mysqlPromise.PoolConnection>(using);
      const [rows] = await connection.query(sql);
      return Array.isArray(rows) ? (rows as Row[]) : [];
    },
    sleep: (seconds) => `SELECT sleep(${seconds})`,
    server: {
      identify: 'SELECT connection_id() AS id',
      async kill(id) {
        await admin.query(`KILL ${Number(id)}`);
      },
    },
    async stop() {
      if (--left > 0) return;
      await admin.end();
      await server.stop();
    },
  });
  return [
    subject('promise', (connectionLimit) => mysqlPromise.createPool({ ...config, connectionLimit })),
    subject('callback', (connectionLimit) => mysql.createPool({ ...config, connectionLimit })),
  ];
}

function figure(pool: mysqlPromise.Pool, name: string): number {
  return (pool.pool as unknown as Record<string, { length: number }>)[name]?.length ?? NaN;
}

/** What is called of either driver; the results are awaited. */
type LibsqlConnection = Pick<AsyncDatabase, 'exec' | 'prepare' | 'close'>;

export function startLibsql(): readonly Subject[] {
  return [
    libsqlSubject('libsql', (file) => new Database(file, { timeout: 5000 }) as LibsqlConnection),
    libsqlSubject('libsql/promise', (file) => new AsyncDatabase(file, { timeout: 5000 })),
  ];
}

function libsqlSubject(driver: string, connect: (file: string) => LibsqlConnection): Subject {
  const directory = temporaryDirectory('libsql');
  const file = join(directory, 'test.db');
  return {
    name: `libsqlProvider with ${driver} on a file`,
    pool(_size, options) {
      let open = 0;
      const provider = libsqlProvider(() => (open++, connect(file)), options);
      // A database of libsql/promise does not say that it is closed; this does when it really is.
      const close = async (database: LibsqlConnection): Promise<void> => {
        await provider.close(database);
        await expect((async () => database.exec('SELECT 1'))()).rejects.toThrow('not open');
        open--;
      };
      const figure = (): number => open;
      return {
        provider: { ...provider, close },
        open: figure,
        inUse: figure,
        waiting: () => 0,
        end: async () => undefined,
      };
    },
    async run(sql, using) {
      const database = await currentConnection<LibsqlConnection>(using);
      if (!/^select/i.test(sql)) {
        await database.exec(sql);
        return [];
      }
      const statement = await database.prepare(sql);
      return statement.all([]) as Promise<Row[]>;
    },
    // It counts for about as long.
    sleep: (seconds) =>
      `INSERT INTO waste WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < ${Math.round(seconds * 5e6)}) SELECT count(*) FROM n`,
    async stop() {
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
