import Database from 'libsql';
import AsyncDatabase from 'libsql/promise';
import { afterEach, describe, expect, it } from 'vitest';
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
