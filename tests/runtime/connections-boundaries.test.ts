/** Which context code runs in that is called by something else: timers, emitters, signals, generators, workers. */
import { AsyncResource } from 'node:async_hooks';
import { EventEmitter, on } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { MessageChannel } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  configureConnections,
  ConnectionClosedError,
  currentConnection,
  MissingAsyncConnectionError,
  newConnection,
} from '../../runtime/src/index.ts';
import { providers } from '../../runtime/src/connections/state.ts';

interface Connection {
  readonly name: string;
}

let opened = 0;
const name = async (): Promise<string> => (await currentConnection<Connection>()).name;
/** The name, or the kind of error. */
const outcome = (): Promise<string> => name().catch((error: Error) => error.name);
const CLOSED = ConnectionClosedError.name;
const MISSING = MissingAsyncConnectionError.name;

beforeEach(() => {
  opened = 0;
  configureConnections({ default: { open: async () => ({ name: `c${++opened}` }), close() {} } });
});
afterEach(() => providers.clear());

const schedulers: Readonly<Record<string, (callback: () => void) => unknown>> = {
  setTimeout: (callback) => setTimeout(callback, 1),
  setImmediate,
  queueMicrotask,
  nextTick: (callback) => process.nextTick(callback),
  'a promise reaction': (callback) => Promise.resolve().then(callback),
};

describe.each(Object.keys(schedulers))('%s', (key) => {
  const schedule = schedulers[key] as (callback: () => void) => unknown;
  const scheduled = (callback: () => Promise<string>): Promise<string> =>
    new Promise((resolve) => schedule(() => resolve(callback())));

  it('runs in the context it was started in, while that lasts', async () => {
    await newConnection(async () => {
      const own = await name();
      expect(await scheduled(outcome)).toBe(own);
      await newConnection(async () => expect(await scheduled(outcome)).not.toBe(own));
    });
  });

  it('is refused after it', async () => {
    let late!: Promise<string>;
    await newConnection(async () => {
      await name();
      late = sleep(5).then(() => scheduled(outcome));
    });
    expect(await late).toBe(CLOSED);
    expect(opened).toBe(1);
  });
});

describe('an event emitter', () => {
  it('runs a listener in the context of what emits', async () => {
    const emitter = new EventEmitter();
    const seen: Promise<string>[] = [];
    await newConnection(async () => {
      await name();
      emitter.on('event', () => seen.push(outcome()));
      emitter.emit('event');
    });
    emitter.emit('event');
    await newConnection(async () => {
      await name();
      emitter.emit('event');
    });
    expect(await Promise.all(seen)).toEqual(['c1', MISSING, 'c2']);
  });

  it('runs a bound listener in the context it was bound in', async () => {
    const emitter = new EventEmitter();
    const seen: Promise<string>[] = [];
    await newConnection(async () => {
      await name();
      emitter.on(
        'event',
        AsyncResource.bind(() => seen.push(outcome())),
      );
      await newConnection(() => emitter.emit('event'));
    });
    emitter.emit('event');
    expect(await Promise.all(seen)).toEqual(['c1', CLOSED]);
  });

  it('is read by a loop in the context of the loop', async () => {
    const emitter = new EventEmitter();
    await newConnection(async () => {
      const own = await name();
      setImmediate(() => emitter.emit('event', 'value'));
      for await (const [value] of on(emitter, 'event')) {
        expect([value, await outcome()]).toEqual(['value', own]);
        break;
      }
    });
  });
});

describe('a callback that is given to a connection', () => {
  type Answer = (callback: () => void) => void;
  type Callback = (this: { sql: string }, error: null, text: string) => void;

  it('runs in the context it was given in, whatever the socket is in, with its `this` and arguments', async () => {
    let answer!: Answer;
    let end!: () => void;
    const first = newConnection(async () => {
      answer = AsyncResource.bind((callback: () => void) => void setImmediate(callback));
      await name();
      await new Promise<void>((resolve) => (end = resolve));
    });
    const open = async () => ({
      name: `c${++opened}`,
      query(sql: string, callback: Callback): void {
        answer(() => callback.call({ sql }, null, `ran ${sql}`));
      },
    });
    // The first context has its connection, from the provider before.
    configureConnections({ default: { open, close() {} } });
    await newConnection(async () => {
      const driver = await currentConnection<Awaited<ReturnType<typeof open>>>();
      const seen = await new Promise<readonly unknown[]>((resolve) =>
        driver.query('select', function (error, text) {
          void outcome().then((own) => resolve([this.sql, error, text, own]));
        }),
      );
      expect(seen).toEqual(['select', null, 'ran select', driver.name]);
      expect(driver.name).toBe('c2');
    });
    end();
    await first;
  });

  it('is bound for a connection that is a function too, and a class stays one', async () => {
    class Row {}
    const connection = Object.assign((callback: () => unknown) => callback(), {
      make: (Class: typeof Row) => new Class(),
    });
    configureConnections({ default: { open: async () => connection, close() {} } });
    await newConnection(async () => {
      const view = await currentConnection<typeof connection>();
      expect(view.make(Row)).toBeInstanceOf(Row);
      expect(view(() => 'called')).toBe('called');
    });
  });
});

describe('an abort signal', () => {
  it('runs its listeners in the context of what aborts', async () => {
    const controller = new AbortController();
    const seen: Promise<string>[] = [];
    const inside = newConnection(async () => {
      await name();
      await new Promise<void>((resolve) =>
        controller.signal.addEventListener('abort', () => {
          seen.push(outcome());
          resolve();
        }),
      );
    });
    await sleep(1);
    controller.abort();
    await inside;
    expect(await Promise.all(seen)).toEqual([MISSING]);
  });

  it('that ends the work closes the connection, and what goes on is refused', async () => {
    const closed: unknown[] = [];
    configureConnections({
      default: { open: async () => ({ name: 'c' }), close: (_, error) => void closed.push(error) },
    });
    const controller = new AbortController();
    let rest!: Promise<string>;
    const view = newConnection(async () => {
      await name();
      rest = sleep(10).then(outcome);
      await Promise.race([rest, sleep(1000, undefined, { signal: controller.signal })]);
    });
    await sleep(1);
    controller.abort(new Error('gone'));
    await expect(view).rejects.toThrow('aborted');
    expect(closed).toHaveLength(1);
    expect(await rest).toBe(CLOSED);
  });
});

describe('an async generator', () => {
  async function* rows(): AsyncGenerator<string> {
    yield await outcome();
    await sleep(1);
    yield await outcome();
  }

  it('runs in the context of the loop', async () => {
    const seen: string[] = [];
    await newConnection(async () => {
      for await (const row of rows()) seen.push(row);
    });
    expect(seen).toEqual(['c1', 'c1']);
  });

  it('that leaves its context runs in that of whoever asks for the next value', async () => {
    const escaped = await newConnection(async () => {
      const generator = rows();
      expect((await generator.next()).value).toBe('c1');
      return generator;
    });
    expect((await escaped.next()).value).toBe(MISSING);
  });
});

describe('other boundaries', () => {
  it('Promise.all shares the context, and Promise.race leaves the losers to be refused', async () => {
    let loser!: Promise<string>;
    await newConnection(async () => {
      expect(await Promise.all([name(), sleep(1).then(name), name()])).toEqual(['c1', 'c1', 'c1']);
      loser = sleep(5).then(outcome);
      await Promise.race([loser, sleep(1)]);
    });
    expect(await loser).toBe(CLOSED);
  });

  it('a message that was posted inside arrives outside', async () => {
    const { port1, port2 } = new MessageChannel();
    const seen = new Promise<string>((resolve) => port2.once('message', () => resolve(outcome())));
    await newConnection(async () => {
      await name();
      port1.postMessage('hello');
    });
    expect(await seen).toBe(MISSING);
    port1.close();
  });
});
