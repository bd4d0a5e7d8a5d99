import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import AsyncDatabase from 'libsql/promise';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  configureConnections,
  ConnectionClosedError,
  currentConnection,
  libsqlProvider,
  newConnection,
} from '../../../runtime/src/index.ts';
import { providers } from '../../../runtime/src/connections/state.ts';

afterEach(() => providers.clear());

/** What the tests call; of the sync driver too, for they await every result. */
interface Statement {
  get(params: unknown[]): unknown;
  iterate(): Iterator<unknown>;
  raw(toggle: boolean): Statement;
}
type Opened = AsyncDatabase & { readonly inTransaction: boolean };

describe.each<[string, () => Opened]>([
  ['libsql', () => new Database(':memory:') as never],
  ['libsql/promise', () => new AsyncDatabase(':memory:', {}) as never],
])('%s', (_name, open) => {
  it('is opened for each context, works, and is closed', async () => {
    const opened: Opened[] = [];
    const remember = (): Opened => {
      const database = open();
      opened.push(database);
      return database;
    };
    configureConnections({ default: libsqlProvider(remember) });
    const view = async (): Promise<unknown> => {
      const database = await currentConnection<Opened>();
      await database.exec('CREATE TABLE book (id)');
      const statement = await database.prepare('SELECT count(*) AS n FROM book');
      return ((await statement.get([])) as { n: number }).n;
    };
    expect(await Promise.all([newConnection(view), newConnection(view)])).toEqual([0, 0]);
    expect(opened).toHaveLength(2);
    for (const database of opened) {
      await expect((async () => database.exec('SELECT 1'))()).rejects.toThrow('not open');
    }
  });

  it('refuses statements and cursors that were kept, though the driver would run them', async () => {
    configureConnections({ default: libsqlProvider(open) });
    let statement!: Statement;
    let cursor!: Iterator<unknown>;
    await newConnection(async () => {
      const database = await currentConnection<Opened>();
      statement = await database.prepare('SELECT 1 AS one');
      cursor = await statement.iterate();
      expect(statement.raw(false)).toBe(statement);
    });
    expect(() => statement.get([])).toThrow(ConnectionClosedError);
    expect(() => cursor.next()).toThrow(ConnectionClosedError);
  });

  it('refuses to be closed by anyone else', async () => {
    configureConnections({ default: libsqlProvider(open) });
    await newConnection(async () => {
      const database = await currentConnection<Opened>();
      expect(() => database.close()).toThrow(/close\(\) would end the connection/);
    });
  });

  it('has its inTransaction, which would end the process on a closed database', async () => {
    configureConnections({ default: libsqlProvider(open) });
    let kept!: Opened;
    await newConnection(async () => {
      kept = await currentConnection<Opened>();
      expect(kept.inTransaction).toBe(false);
      await kept.exec('BEGIN');
      expect(kept.inTransaction).toBe(true);
    });
    expect(() => kept.inTransaction).toThrow(ConnectionClosedError);
  });
});

describe.each<[string, (file: string) => Opened]>([
  ['libsql', (file) => new Database(file, { timeout: 50 }) as never],
  ['libsql/promise', (file) => new AsyncDatabase(file, { timeout: 50 }) as never],
])('%s, on a file', (_name, open) => {
  const directory = mkdtempSync(join(tmpdir(), 'orm-migrate-libsql-'));
  const file = join(directory, 'test.db');
  afterAll(() => rmSync(directory, { recursive: true, force: true }));
  const work = <T>(inside: (database: Opened) => Promise<T>): Promise<T> =>
    newConnection(async () => inside(await currentConnection<Opened>()));
  const count = (): Promise<number> =>
    work(async (database) => {
      const statement = await database.prepare('SELECT count(*) AS n FROM book');
      return ((await statement.get([])) as { n: number }).n;
    });
  const NUMBERS = 'WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 3000) SELECT x FROM n';

  beforeEach(async () => {
    configureConnections({ default: libsqlProvider(() => open(file)) });
    await work(async (database) => {
      await database.exec('DROP TABLE IF EXISTS book');
      await database.exec('CREATE TABLE book (id)');
      await database.exec(`INSERT INTO book ${NUMBERS}`);
    });
  });

  async function cursorOf(database: Opened, sql: string): Promise<Iterator<unknown>> {
    const statement = (await database.prepare(sql)) as unknown as Statement;
    return statement.iterate();
  }

  it.each<[string, (database: Opened) => Promise<unknown>]>([
    ['was begun', async (database) => (await cursorOf(database, 'SELECT * FROM book')).next()],
    ['was not asked for a row', (database) => cursorOf(database, 'SELECT * FROM book')],
    [
      'was begun in a transaction',
      async (database) => {
        await database.exec('BEGIN');
        await database.exec('DELETE FROM book');
        (await cursorOf(database, 'SELECT * FROM book')).next();
        (await cursorOf(database, `INSERT INTO book ${NUMBERS} RETURNING id`)).next();
      },
    ],
    [
      'failed',
      async (database) => {
        const cursor = await cursorOf(database, "SELECT json(iif(id = 1000, 'x', 1)) FROM book");
        for (let rows = 0; rows < 3000; rows++) cursor.next();
      },
    ],
  ])('keeps no lock for an iterator that %s', async (_how, inside) => {
    await work(inside).catch(() => undefined);
    await work((database) => database.exec('INSERT INTO book VALUES (0)'));
    expect(await count()).toBe(3001);
  });

  it('has written what an iterator wrote that was not read to its end, once', async () => {
    await work(async (database) => (await cursorOf(database, `INSERT INTO book ${NUMBERS} RETURNING id`)).next());
    expect(await count()).toBe(6000);
  });

  it('interrupts an iterator that has no end', async () => {
    configureConnections({ default: libsqlProvider(() => open(file), { closeTimeout: 20 }) });
    const endless = 'WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n, book';
    await work(async (database) => (await cursorOf(database, endless)).next());
    await work((database) => database.exec('DELETE FROM book'));
    expect(await count()).toBe(0);
  });
});

it('takes an async function, and passes on what it throws', async () => {
  configureConnections({ default: libsqlProvider(async () => new Database(':memory:')) });
  await newConnection(() => currentConnection());
  const fail = (): never => {
    throw new Error('no such directory');
  };
  configureConnections({ default: libsqlProvider(fail) });
  await expect(newConnection(() => currentConnection())).rejects.toThrow('no such directory');
});

it('needs a function, for it has no driver of its own', () => {
  expect(() => libsqlProvider('file.db' as never)).toThrow(/needs a function: libsqlProvider\(\(\) => new Database/);
});
