/** `pgProvider` on clients that do what real ones do rarely; on real ones it is tested in tests/databases. */
import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  configureConnections,
  ConnectionTimeoutError,
  currentConnection,
  hasConnectionContext,
  newConnection,
  pgProvider,
} from '../../../runtime/src/index.ts';
import { providers } from '../../../runtime/src/connections/state.ts';

class Client extends EventEmitter {
  readyForQuery: boolean | undefined = true;
  status: string | null = 'I';
  readonly released: (boolean | undefined)[] = [];
  query = vi.fn(async (_sql: string): Promise<unknown> => (this.status = 'I'));
  getTransactionStatus?: () => string | null = () => this.status;
  connection?: EventEmitter = new EventEmitter();

  release(destroy?: boolean): void {
    this.released.push(destroy);
  }
}

class Pool extends EventEmitter {
  readonly options = { max: 3 };
  readonly totalCount = 3;
  readonly idleCount = 0;
  readonly waitingCount = 2;
  connect: () => Promise<Client>;

  constructor(connect: () => Promise<Client>) {
    super();
    this.connect = connect;
  }
}

/** What became of a client that a context left like this. */
async function leave(client: Client, work: (client: Client) => unknown = () => undefined, closeTimeout = 20) {
  configureConnections({ default: pgProvider(new Pool(async () => client), { closeTimeout }) });
  await newConnection(async () => {
    await currentConnection();
    await work(client);
  });
  return { destroyed: client.released, sent: client.query.mock.calls.flat() };
}

const KEPT = [undefined];
const reused = [[undefined], [false]];

afterEach(() => providers.clear());

describe('a client at the end of its context', () => {
  it('goes back at once, without a query, when it is at rest', async () => {
    expect(await leave(new Client())).toEqual({ destroyed: KEPT, sent: [] });
  });

  it.each(['T', 'E'])('is rolled back in transaction status %s, and goes back', async (status) => {
    const { destroyed, sent } = await leave(new Client(), (client) => (client.status = status));
    expect([reused, sent]).toEqual([expect.arrayContaining([destroyed]), ['ROLLBACK']]);
  });

  it('is waited for while it is busy, and needs no rollback when it comes to rest', async () => {
    const { destroyed, sent } = await leave(new Client(), (client) => {
      client.readyForQuery = false;
      setTimeout(() => {
        client.readyForQuery = true;
        client.emit('drain');
      }, 2);
    });
    expect([reused, sent]).toEqual([expect.arrayContaining([destroyed]), []]);
  });

  it('is destroyed when it stays busy', async () => {
    expect(await leave(new Client(), (client) => (client.readyForQuery = false))).toEqual({
      destroyed: [true],
      sent: [],
    });
  });

  it('is destroyed when rolling back fails, never ends, or leaves a transaction', async () => {
    const queries = [() => Promise.reject(new Error('no')), () => new Promise(() => undefined), async () => undefined];
    for (const query of queries) {
      const client = new Client();
      client.query = vi.fn(query);
      expect((await leave(client, () => (client.status = 'T'))).destroyed).toEqual([true]);
    }
  });

  it('is destroyed, and asked nothing, when it reported an error; the event does not end the process', async () => {
    const { destroyed, sent } = await leave(new Client(), (client) => client.emit('error', new Error('socket')));
    expect([destroyed, sent]).toEqual([[true], []]);
    const busy = await leave(new Client(), (client) => {
      client.readyForQuery = false;
      setTimeout(() => client.emit('error', new Error('socket')), 2);
    });
    expect(busy).toEqual({ destroyed: [true], sent: [] });
  });
});

describe('a client of another release of pg', () => {
  it('is followed by its messages when it has no getTransactionStatus()', async () => {
    const client = new Client();
    delete client.getTransactionStatus;
    const { destroyed, sent } = await leave(client, () => client.connection?.emit('readyForQuery', { status: 'I' }));
    expect([destroyed, sent]).toEqual([KEPT, []]);
    await leave(client, () => client.connection?.emit('readyForQuery', { status: 'T' }));
    expect(client.query.mock.calls).toEqual([['ROLLBACK']]);
    expect(client.released[1]).toBe(true);
    expect(client.connection?.listenerCount('readyForQuery')).toBe(1);
  });

  it('is rolled back when it tells nothing (pg-native), and destroyed when that fails', async () => {
    const native = (): Client => {
      const client = new Client();
      delete client.getTransactionStatus;
      delete client.connection;
      client.readyForQuery = undefined;
      return client;
    };
    const { destroyed, sent } = await leave(native());
    expect([reused, sent]).toEqual([expect.arrayContaining([destroyed]), ['ROLLBACK']]);
    const failing = native();
    failing.query = vi.fn(() => Promise.reject(new Error('no')));
    expect((await leave(failing)).destroyed).toEqual([true]);
  });
});

describe('the pool', () => {
  it('is asked outside every context, so that no socket is tied to one', async () => {
    const seen: boolean[] = [];
    const pool = new Pool(async () => {
      seen.push(hasConnectionContext());
      return new Client();
    });
    configureConnections({ default: pgProvider(pool) });
    await newConnection(() => newConnection(() => currentConnection()));
    expect(seen).toEqual([false]);
  });

  it('passes its errors on, and survives those of idle clients', async () => {
    const pool = new Pool(() => Promise.reject(new Error('refused')));
    configureConnections({ default: pgProvider(pool) });
    pgProvider(pool);
    await expect(newConnection(() => currentConnection())).rejects.toThrow('refused');
    expect(() => pool.emit('error', new Error('idle client'))).not.toThrow();
    expect(pool.listenerCount('error')).toBe(1);
  });

  it('is given up on in time, each caller in its own, and gets back what comes late', async () => {
    const client = new Client();
    let deliver!: (client: Client) => void;
    const pool = new Pool(() => new Promise((resolve) => (deliver = resolve)));
    configureConnections({ default: pgProvider(pool, { acquireTimeout: 40 }) });
    const times: number[] = [];
    const start = Date.now();
    const wait = (): Promise<void> =>
      newConnection(async () => {
        await expect(currentConnection()).rejects.toThrow(ConnectionTimeoutError);
        times.push(Date.now() - start);
      });
    const first = wait();
    await sleep(20);
    await Promise.all([first, wait()]);
    expect(times[0]).toBeGreaterThanOrEqual(38);
    expect(times[1]).toBeGreaterThanOrEqual(58);
    deliver(client);
    await sleep(1);
    expect(client.released).toEqual(KEPT);
    await newConnection(async () => {
      const message = /after 40 ms: in the pool 3 of 3 connections are open, 0 idle, 2 callers waiting\. Give/;
      await expect(currentConnection()).rejects.toThrow(message);
    });
  });

  it('is asked again by the next call after it was given up on', async () => {
    const connect = vi.fn<() => Promise<Client>>(async () => new Client());
    connect.mockImplementationOnce(() => new Promise(() => undefined));
    configureConnections({ default: pgProvider(new Pool(connect), { acquireTimeout: 5 }) });
    await newConnection(async () => {
      await expect(currentConnection()).rejects.toThrow(ConnectionTimeoutError);
      await expect(currentConnection()).resolves.toBeInstanceOf(Client);
    });
  });

  it('must be one, and times must be times', () => {
    expect(() => pgProvider({} as never)).toThrow('pgProvider() needs a Pool of pg.');
    const pool = new Pool(async () => new Client());
    for (const time of [0, -1, NaN, Infinity, '5' as never]) {
      expect(() => pgProvider(pool, { acquireTimeout: time })).toThrow(/acquireTimeout is .*; it takes milliseconds/);
      expect(() => pgProvider(pool, { closeTimeout: time })).toThrow(/closeTimeout/);
    }
  });
});
