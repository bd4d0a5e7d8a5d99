/** `mysql2Provider` on connections that are not as expected; on real ones it is tested in tests/databases. */
import { EventEmitter } from 'node:events';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { configureConnections, currentConnection, mysql2Provider, newConnection } from '../../../runtime/src/index.ts';
import { providers } from '../../../runtime/src/connections/state.ts';

class Connection {
  readonly connection: EventEmitter = new EventEmitter();
  readonly calls: string[] = [];
  query = vi.fn(async (_sql: string): Promise<unknown> => undefined);

  release(): void {
    this.calls.push('release');
  }

  destroy(): void {
    this.calls.push('destroy');
  }
}

async function leave(connection: Connection, work: () => unknown = () => undefined): Promise<Connection> {
  configureConnections({ default: mysql2Provider({ getConnection: async () => connection }, { closeTimeout: 20 }) });
  await newConnection(async () => {
    await currentConnection();
    await work();
  });
  return connection;
}

afterEach(() => providers.clear());

describe('a connection whose commands cannot be followed', () => {
  it('is rolled back and destroyed: what cannot be known is not given to the next', async () => {
    const connection = await leave(new Connection());
    expect([connection.query.mock.calls, connection.calls]).toEqual([[['ROLLBACK']], ['destroy']]);
  });

  it('is destroyed and asked nothing when it is broken; the event does not end the process', async () => {
    const connection = new Connection();
    await leave(connection, () => connection.connection.emit('error', new Error('socket')));
    expect([connection.query.mock.calls, connection.calls]).toEqual([[], ['destroy']]);
  });

  it('is destroyed in time when it does not answer', async () => {
    const connection = new Connection();
    connection.query = vi.fn(() => new Promise(() => undefined));
    expect((await leave(connection)).calls).toEqual(['destroy']);
  });
});

it('takes a pool of either kind, and nothing else', async () => {
  const connection = new Connection();
  const promises = { getConnection: async () => connection };
  configureConnections({ default: mysql2Provider({ promise: () => promises }) });
  await newConnection(async () => expect(await currentConnection()).toBeInstanceOf(Connection));
  expect(() => mysql2Provider({} as never)).toThrow('mysql2Provider() needs a pool of mysql2.');
  expect(() => mysql2Provider(promises, { acquireTimeout: 0 })).toThrow(/mysql2Provider\(\): acquireTimeout/);
});

it('says what it can when the pool is exhausted', async () => {
  const pool = { getConnection: () => new Promise<never>(() => undefined) };
  configureConnections({ default: mysql2Provider(pool, { acquireTimeout: 5 }) });
  await expect(newConnection(() => currentConnection())).rejects.toThrow(
    "No connection to 'default' after 5 ms: the pool gave none. Give the pool more connections",
  );
});
