/** What a context promises, on each database, through each provider. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import {
  configureConnections,
  ConnectionClosedError,
  ConnectionTimeoutError,
  currentConnection,
  newConnection,
  type PoolProviderOptions,
} from '../../runtime/src/index.ts';
import { providers } from '../../runtime/src/connections/state.ts';
import { startLibsql, startMysql2, startPg, type Pool, type Subject } from './subjects.ts';

const [pg, mysql2] = await Promise.all([startPg(), startMysql2()]);
const subjects: readonly Subject[] = [...(pg === undefined ? [] : [pg]), ...mysql2, ...startLibsql()];

describe.each(subjects.map((subject) => [subject.name, subject] as const))('%s', (_name, subject) => {
  const { run, server } = subject;
  let pool: Pool;

  function use(size: number, options: PoolProviderOptions = {}, using = 'default'): Pool {
    const made = subject.pool(size, options);
    configureConnections({ [using]: made.provider });
    onTestFinished(() => made.end());
    return (pool = made);
  }

  const identify = async (using?: string): Promise<unknown> => (await run(server?.identify ?? '', using))[0]?.['id'];
  const count = async (): Promise<number> => Number((await run('SELECT count(*) AS n FROM book'))[0]?.['n']);

  beforeAll(async () => {
    configureConnections({ default: subject.pool(1).provider });
    await newConnection(async () => {
      await run('DROP TABLE IF EXISTS book');
      await run('DROP TABLE IF EXISTS waste');
      await run('CREATE TABLE book (id integer PRIMARY KEY)');
      await run('CREATE TABLE waste (n integer)');
    });
  });
  afterEach(async () => {
    configureConnections({ default: subject.pool(1).provider });
    await newConnection(() => run('DELETE FROM book'));
    providers.clear();
  });
  afterAll(() => subject.stop());

  describe('the life of a connection', () => {
    it('opens it on first use, keeps it through the context, and takes it back', async () => {
      use(3);
      await newConnection(async () => {
        expect(pool.open()).toBe(0);
        await run('INSERT INTO book VALUES (1)');
        expect([pool.open(), pool.inUse()]).toEqual([1, 1]);
        expect(await count()).toBe(1);
        expect([pool.open(), pool.inUse()]).toEqual([1, 1]);
      });
      expect(pool.inUse()).toBe(0);
    });

    it('is one per context, nested and for two databases at once', async () => {
      const second = use(3, {}, 'archive');
      const first = use(3);
      await newConnection(() =>
        newConnection(
          async () => {
            await run('SELECT 1 AS one');
            await run('SELECT 1 AS one', 'archive');
            expect([first.inUse(), second.inUse()]).toEqual([1, 1]);
            expect(await currentConnection()).not.toBe(await currentConnection('archive'));
            await newConnection(() => run('SELECT 1 AS one'));
            expect([first.inUse(), second.inUse()]).toEqual([1, 1]);
          },
          { using: 'archive' },
        ),
      );
      expect([first.inUse(), second.inUse()]).toEqual([0, 0]);
    });

    it('refuses a connection that was kept', async () => {
      use(1);
      let kept!: { query?: (sql: string) => unknown; exec?: (sql: string) => unknown };
      await newConnection(async () => void (kept = await currentConnection<typeof kept>()));
      const insert = (): unknown => (kept.query ?? kept.exec)?.('INSERT INTO book VALUES (1)');
      expect(insert).toThrow(ConnectionClosedError);
      await newConnection(async () => {
        await run('SELECT 1 AS one');
        // It would be the connection of this context now.
        expect(insert).toThrow(ConnectionClosedError);
        expect(await count()).toBe(0);
      });
    });
  });

  describe('0 leaked', () => {
    const boom = new Error('boom');
    const outcomes: Readonly<Record<string, () => Promise<unknown>>> = {
      success: () => run('SELECT 1 AS one'),
      'nothing but the opening': () => currentConnection(),
      'an error': async () => {
        await run('SELECT 1 AS one');
        throw boom;
      },
      'a query that fails': () => run('SELECT nonsense'),
      'work that is aborted': async () => {
        const signal = AbortSignal.timeout(20);
        await currentConnection();
        const aborted = new Promise((_, reject) => signal.addEventListener('abort', () => reject(boom)));
        const work = run(subject.sleep(0.2));
        work.catch(() => undefined);
        await Promise.race([work, aborted]);
      },
      'a query still running at the end': async () => {
        await currentConnection();
        run(subject.sleep(0.2)).catch(() => undefined);
        await sleep(5);
      },
      'an open transaction': async () => {
        await run('BEGIN');
        await run('INSERT INTO book VALUES (1)');
      },
      'an open transaction, read last': async () => {
        await run('BEGIN');
        await run('INSERT INTO book VALUES (1)');
        expect(await count()).toBe(1);
      },
      'an open transaction and an error': async () => {
        await run('BEGIN');
        await run('INSERT INTO book VALUES (1)');
        throw boom;
      },
      'a transaction that failed': async () => {
        await run('BEGIN');
        await run('INSERT INTO book VALUES (1)');
        await run('INSERT INTO book VALUES (1)');
      },
      'an open transaction with a query still running': async () => {
        await run('BEGIN');
        await run('INSERT INTO book VALUES (1)');
        run(subject.sleep(0.2)).catch(() => undefined);
        await sleep(5);
      },
    };

    describe.each([50, 2000])('with %i ms to come to rest', (closeTimeout) => {
      it.each(Object.keys(outcomes))('after %s', async (name) => {
        use(1, { closeTimeout });
        await newConnection(outcomes[name] as () => Promise<unknown>).catch((error: unknown) => {
          expect(error === boom || /nonsense|unique|duplicate/i.test(String(error)), String(error)).toBe(true);
        });
        expect([pool.inUse(), pool.waiting()]).toEqual([0, 0]);
        await newConnection(async () => {
          expect(await count()).toBe(0);
          await run('INSERT INTO book VALUES (2)');
        });
        // Committed: the next user was in no transaction of the one before.
        await newConnection(async () => expect(await count()).toBe(1));
        expect(pool.inUse()).toBe(0);
      });
    });
  });

  // A file has neither a pool nor a process that could be killed.
  if (server === undefined) return;

  describe('with a pool', () => {
    it('is the same connection within a context, and another one in a parallel one', async () => {
      use(2);
      const view = (): Promise<unknown> =>
        newConnection(async () => {
          const id = await identify();
          await run(subject.sleep(0.02));
          expect(await identify()).toBe(id);
          return id;
        });
      const [one, other] = await Promise.all([view(), view()]);
      expect(one).not.toBe(other);
    });

    it('gives 200 parallel contexts 5 connections, none to two at once', async () => {
      use(5);
      const used = new Set<unknown>();
      const inUse = new Set<unknown>();
      const view = (): Promise<void> =>
        newConnection(async () => {
          const id = await identify();
          expect(inUse).not.toContain(id);
          inUse.add(id);
          used.add(id);
          await run(subject.sleep(0.001));
          expect(await identify()).toBe(id);
          inUse.delete(id);
        });
      await Promise.all(Array.from({ length: 200 }, view));
      expect(used.size).toBe(5);
      expect([pool.open(), pool.inUse(), pool.waiting()]).toEqual([5, 0, 0]);
    });

    it.each<[string, () => Promise<unknown>]>([
      ['success', () => run('SELECT 1 AS one')],
      ['an error', () => run('SELECT 1 AS one').then(() => Promise.reject(new Error('boom')))],
      ['a query that fails', () => run('SELECT nonsense')],
      ['an open transaction', () => run('BEGIN')],
    ])('uses the same connection again after %s', async (_after, work) => {
      use(1);
      const first = await newConnection(() => identify());
      await newConnection(work).catch(() => undefined);
      expect(await newConnection(() => identify())).toBe(first);
    });

    it('destroys a connection that does not come to rest in time', async () => {
      use(1, { closeTimeout: 30 });
      let first: unknown;
      const before = Date.now();
      await newConnection(async () => {
        first = await identify();
        run(subject.sleep(1)).catch(() => undefined);
      });
      expect(Date.now() - before).toBeLessThan(900);
      expect(await newConnection(() => identify())).not.toBe(first);
    });

    it('survives a connection that the server ends in mid-flight', async () => {
      use(1);
      const promise = newConnection(async () => {
        const id = await identify();
        const query = run(subject.sleep(5));
        await sleep(20);
        await Promise.all([expect(query).rejects.toThrow(), server.kill(id)]);
        throw new Error('after the kill');
      });
      await expect(promise).rejects.toThrow('after the kill');
      expect(pool.inUse()).toBe(0);
      await newConnection(async () => expect(await count()).toBe(0));
    });

    it('survives a connection that the server ends while the context does something else', async () => {
      use(1);
      await newConnection(async () => {
        await server.kill(await identify());
        await sleep(50);
        await expect(run('SELECT 1 AS one')).rejects.toThrow();
      });
      expect(pool.inUse()).toBe(0);
      await newConnection(async () => expect(await count()).toBe(0));
    });

    it('survives a connection that the server ends in the pool', async () => {
      use(1);
      await server.kill(await newConnection(() => identify()));
      await vi.waitFor(() => expect(pool.open()).toBe(0));
      await newConnection(async () => expect(await count()).toBe(0));
    });

    it('says in time that the pool is exhausted, and loses no connection that comes too late', async () => {
      use(2, { acquireTimeout: 400 });
      let release!: () => void;
      const gate = new Promise<void>((resolve) => (release = resolve));
      const holders = [1, 2].map(() => newConnection(async () => (await run('SELECT 1 AS one'), gate)));
      await vi.waitFor(() => expect(pool.inUse()).toBe(2));
      const before = Date.now();
      const error = await newConnection(() => run('SELECT 1 AS one')).catch((thrown: unknown) => thrown);
      expect(Date.now() - before).toBeGreaterThanOrEqual(395);
      expect(error).toBeInstanceOf(ConnectionTimeoutError);
      expect(error).toMatchObject({ code: 'ERR_CONNECTION_TIMEOUT', using: 'default', waited: 400 });
      expect(String(error)).toBe(
        "ConnectionTimeoutError: No connection to 'default' after 400 ms: in the pool 2 of 2 connections are open, " +
          '0 idle, 1 caller waiting. Give the pool more connections, or run fewer newConnection() contexts at once; a ' +
          'nested context needs one of its own while the outer one keeps its.',
      );
      release();
      await Promise.all(holders);
      await vi.waitFor(() => expect([pool.open(), pool.inUse(), pool.waiting()]).toEqual([2, 0, 0]));
    });

    it('does not hang when nested contexts take all there is', async () => {
      use(2, { acquireTimeout: 50 });
      const view = (): Promise<unknown> =>
        newConnection(async () => {
          await run('SELECT 1 AS one');
          await newConnection(() => run('SELECT 1 AS one'));
        });
      const results = await Promise.allSettled([view(), view()]);
      expect(results.some((result) => result.status === 'rejected')).toBe(true);
      await vi.waitFor(() => expect([pool.inUse(), pool.waiting()]).toEqual([0, 0]));
    });

    it('listens once per connection, however often it is used', async () => {
      use(1);
      const warnings: Error[] = [];
      const listen = (warning: Error): void => void warnings.push(warning);
      process.on('warning', listen);
      onTestFinished(() => void process.off('warning', listen));
      for (let i = 0; i < 1000; i++) {
        await newConnection(async () => {
          const connection = await currentConnection<NodeJS.EventEmitter>();
          connection.on('error', () => undefined);
          await run(i % 100 === 0 ? 'BEGIN' : 'SELECT 1 AS one');
        });
      }
      expect(pool.open()).toBe(1);
      await sleep(5);
      expect(warnings).toEqual([]);
    });
  });
});
