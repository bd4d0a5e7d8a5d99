/** What a mysql2 connection is known to be after each kind of command: the server's flags, as `mysql2Provider` follows them. */
import mysql, { type Pool, type PoolConnection, type RowDataPacket } from 'mysql2/promise';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  configureConnections,
  ConnectionClosedError,
  currentConnection,
  mysql2Provider,
  newConnection,
} from '../../runtime/src/index.ts';
import { providers } from '../../runtime/src/connections/state.ts';
import { startMariadb } from './mariadb.ts';

const server = await startMariadb();

describe.runIf(server)('mysql2Provider', () => {
  let pool: Pool;
  let admin: PoolConnection;

  const connection = (): Promise<PoolConnection> => currentConnection<PoolConnection>();
  const work = (inside: (connection: PoolConnection) => unknown): Promise<void> =>
    newConnection(async () => void (await inside(await connection())));

  /** How many transactions the server was told to roll back. */
  async function rollbacks(): Promise<number> {
    const [rows] = await admin.query<RowDataPacket[]>("SHOW GLOBAL STATUS LIKE 'Com_rollback'");
    return Number(rows[0]?.['Value']);
  }

  async function id(): Promise<number> {
    let threadId = 0;
    await newConnection(async () => void ({ threadId } = await connection()));
    return threadId;
  }

  /** What it took to end a context, on a connection that had been used before. */
  async function after(inside: (connection: PoolConnection) => unknown) {
    await work((used) => used.query('DO 1'));
    const [before, told] = [await id(), await rollbacks()];
    await work(inside).catch(() => undefined);
    return { rollbacks: (await rollbacks()) - told, same: (await id()) === before };
  }

  beforeAll(async () => {
    const { host, port, user, password, database } = server ?? {};
    const config = { host, port, user, password, database } as mysql.ConnectionOptions;
    pool = mysql.createPool({ ...config, connectionLimit: 1, multipleStatements: true });
    admin = (await mysql.createPool({ ...config, connectionLimit: 1 }).getConnection()) as PoolConnection;
    await admin.query('CREATE TABLE book (id integer PRIMARY KEY)');
    await admin.query('CREATE PROCEDURE begins() BEGIN START TRANSACTION; INSERT INTO book VALUES (1); END');
    await admin.query(
      "CREATE PROCEDURE fails() BEGIN SELECT 1; START TRANSACTION; INSERT INTO book VALUES (1); SIGNAL SQLSTATE '45000'; END",
    );
  });
  beforeEach(() => configureConnections({ default: mysql2Provider(pool, { closeTimeout: 2000 }) }));
  afterEach(async () => {
    const [rows] = await admin.query<RowDataPacket[]>('SELECT * FROM book');
    expect(rows).toEqual([]);
    providers.clear();
  });
  afterAll(async () => {
    admin.destroy();
    await pool.end();
    await server?.stop();
  });

  it.each<[string, (connection: PoolConnection) => unknown]>([
    ['nothing', () => undefined],
    ['a read', (used) => used.query('SELECT 1')],
    ['an empty read', (used) => used.query('SELECT * FROM book')],
    ['a prepared read', (used) => used.execute('SELECT ? + 1', [1])],
    ['a prepared read without columns', (used) => used.execute('DO 1')],
    ['a write', (used) => used.query('DELETE FROM book')],
    ['several results', (used) => used.query('SELECT 1; SELECT 2; DO 3')],
    ['a transaction that was committed', async (used) => (await used.beginTransaction(), used.commit())],
    ['a transaction of prepared statements', async (used) => (await used.execute('BEGIN'), used.execute('COMMIT'))],
    [
      'a stream of rows',
      async (used) => {
        const stream = (used as unknown as { connection: import('mysql2').Connection }).connection
          .query('SELECT 1 AS serverStatus UNION SELECT 3')
          .stream();
        const rows = [];
        for await (const row of stream) rows.push(row);
        expect(rows).toHaveLength(2);
      },
    ],
    ['a statement that was closed', async (used) => used.unprepare((await used.execute('DO 2'), 'DO 2'))],
  ])('tells the server nothing after %s', async (_after, inside) => {
    expect(await after(inside)).toEqual({ rollbacks: 0, same: true });
  });

  it.each<[string, (connection: PoolConnection) => unknown]>([
    ['BEGIN', (used) => used.query('BEGIN')],
    ['a prepared BEGIN', (used) => used.execute('BEGIN')],
    ['a transaction with a read last', async (used) => (await used.query('BEGIN'), used.query('SELECT 1'))],
    ['a transaction with a prepared read last', async (used) => (await used.query('BEGIN'), used.execute('SELECT 1'))],
    ['several statements', (used) => used.query('BEGIN; INSERT INTO book VALUES (1); SELECT 1')],
    ['a procedure that begins a transaction', (used) => used.query('CALL begins()')],
    ['a procedure that begins one and fails', (used) => used.query('CALL fails()')],
    ['a failed query', (used) => used.query('SELECT nonsense')],
    ['a failed prepared query', (used) => used.execute('SELECT nonsense')],
    ['a ping last', async (used) => (await used.query('BEGIN'), used.ping())],
    ['a query nobody waits for', (used) => void used.query('BEGIN; INSERT INTO book VALUES (1); SELECT sleep(0.02)')],
  ])('rolls back once after %s, and keeps the connection', async (_after, inside) => {
    expect(await after(inside)).toEqual({ rollbacks: 1, same: true });
  });

  it('destroys a connection with autocommit switched off: the next user would never commit', async () => {
    expect((await after((used) => used.query('SET autocommit = 0'))).same).toBe(false);
  });

  it('refuses statements and the connection under a connection, when they are kept', async () => {
    let statement!: mysql.PreparedStatementInfo;
    let core!: { query(sql: string): unknown };
    await work(async (used) => {
      statement = await used.prepare('INSERT INTO book VALUES (?)');
      core = used.connection as unknown as typeof core;
    });
    expect(() => statement.execute([1])).toThrow(ConnectionClosedError);
    expect(() => core.query('INSERT INTO book VALUES (1)')).toThrow(ConnectionClosedError);
  });

  it('keeps its connection where a scope disposes of it: no other context gets it meanwhile', async () => {
    const core = (used: PoolConnection) => used.connection as unknown as Disposable;
    await work(async (used) => {
      await used[Symbol.asyncDispose]();
      core(used)[Symbol.dispose]();
      const other = newConnection(async () => void (await (await connection()).query('SELECT 1')));
      await used.beginTransaction();
      await used.query('INSERT INTO book VALUES (1)');
      const isOver = await Promise.race([other.then(() => true), used.query('SELECT sleep(0.1)').then(() => false)]);
      expect(isOver).toBe(false);
      await used.rollback();
      void other.catch(() => undefined);
    });
    const free = (pool.pool as unknown as { _freeConnections: { length: number } })._freeConnections;
    await work((used) => used.query('SELECT 1'));
    expect(free).toHaveLength(1);
  });

  it('refuses a statement that a callback was given, when it is kept', async () => {
    interface Statement {
      execute(values: unknown[], done: () => void): void;
    }
    let statement!: Statement;
    await work(async (used) => {
      const core = used.connection as unknown as {
        prepare(sql: string, done: (error: unknown, made: Statement) => void): void;
      };
      statement = await new Promise<Statement>((resolve, reject) =>
        core.prepare('INSERT INTO book VALUES (?)', (error, made) => {
          if (error === null || error === undefined) resolve(made);
          else reject(error as Error);
        }),
      );
    });
    expect(() => statement.execute([1], () => undefined)).toThrow(ConnectionClosedError);
  });

  it('gives back a connection that was told to pause as one that reads', async () => {
    const ended = await after((used) => (used as unknown as { connection: mysql.Connection }).connection.pause());
    expect(ended).toEqual({ rollbacks: 1, same: true });
  });

  it('refuses to have its connection ended by the code that uses it', async () => {
    await work((used) => {
      for (const end of [() => used.release(), () => used.destroy(), () => used.end()]) {
        expect(end).toThrow(/would end the connection/);
      }
    });
  });
});
