/** Closing that takes its time, or all of it. */
import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { configureConnections, currentConnection, newConnection } from '../../runtime/src/index.ts';
import { providers } from '../../runtime/src/connections/state.ts';

const emitWarning = vi.spyOn(process, 'emitWarning');

beforeEach(() => {
  vi.useFakeTimers();
  emitWarning.mockReset().mockImplementation(() => undefined);
});
afterEach(() => {
  providers.clear();
  vi.useRealTimers();
});

it('waits as long as closing takes, and says so once when that is long', async () => {
  let closed!: () => void;
  const close = (): Promise<void> => new Promise((resolve) => (closed = resolve));
  configureConnections({ default: { open: async () => ({}), close } });
  const settled = vi.fn();
  const promise = newConnection(() => currentConnection().then(() => 'result'));
  void promise.then(settled);
  await vi.advanceTimersByTimeAsync(9_999);
  expect(emitWarning).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(emitWarning.mock.calls).toEqual([
    [
      "The connection to 'default' has not closed for 10 s; newConnection() waits for it.",
      { type: 'ConnectionCloseWarning', code: 'ORM_MIGRATE_CLOSE_PENDING' },
    ],
  ]);
  expect(settled).not.toHaveBeenCalled();
  closed();
  expect(await promise).toBe('result');
});

it('leaves no timer behind when closing is quick, or fails', async () => {
  configureConnections({ default: { open: async () => ({}), close: async () => undefined } });
  await newConnection(() => currentConnection());
  configureConnections({ default: { open: async () => ({}), close: () => Promise.reject(new Error('not closed')) } });
  await expect(newConnection(() => currentConnection())).rejects.toThrow('not closed');
  expect(vi.getTimerCount()).toBe(0);
});

it('closes although a listener cannot be removed', async () => {
  const close = vi.fn();
  const connection = {
    on() {
      return this;
    },
    removeListener() {
      throw new Error('not removed');
    },
  };
  configureConnections({ default: { open: async () => connection, close } });
  const promise = newConnection(async () => {
    (await currentConnection<typeof connection & Pick<EventEmitter, 'on'>>()).on('event', () => undefined);
  });
  await expect(promise).rejects.toThrow('not removed');
  expect(close).toHaveBeenCalledTimes(1);
});

it('passes the error of the context to the provider, and nothing on success', async () => {
  const close = vi.fn();
  const connection = {};
  configureConnections({ default: { open: async () => connection, close } });
  const error = new Error('boom');
  await newConnection(() => currentConnection());
  await newConnection(() => currentConnection().then(() => Promise.reject(error))).catch(() => undefined);
  expect(close.mock.calls).toEqual([[connection], [connection, error]]);
});

it('tells open() which database it is for', async () => {
  const open = vi.fn(async () => ({}));
  configureConnections({ default: { open, close() {} }, archive: { open, close() {} } });
  await newConnection(() => currentConnection());
  await newConnection(() => currentConnection('archive'), { using: 'archive' });
  expect(open.mock.calls).toEqual([['default'], ['archive']]);
});

it('waits for an opening that nobody awaited, and says so once when that is long', async () => {
  let opened!: (connection: object) => void;
  const close = vi.fn();
  configureConnections({ default: { open: () => new Promise<object>((resolve) => (opened = resolve)), close } });
  const promise = newConnection(() => void currentConnection());
  await vi.advanceTimersByTimeAsync(60_000);
  expect(emitWarning.mock.calls).toEqual([
    [
      "The connection to 'default' has not opened for 10 s; newConnection() waits for it.",
      { type: 'ConnectionCloseWarning', code: 'ORM_MIGRATE_CLOSE_PENDING' },
    ],
  ]);
  opened({});
  await promise;
  expect(close).toHaveBeenCalledTimes(1);
  expect(vi.getTimerCount()).toBe(0);
});

it.each<[string, unknown]>([
  ['an object without a prototype', Object.create(null)],
  [
    'an error that cannot be made a string',
    {
      toString() {
        throw new Error('no text');
      },
    },
  ],
])('does not hide the error of the context behind one on closing that is %s', async (_what, thrown) => {
  const close = (): void => {
    throw thrown;
  };
  configureConnections({ default: { open: async () => ({}), close } });
  const promise = newConnection(async () => {
    await currentConnection();
    throw new Error('the real one');
  });
  await expect(promise).rejects.toThrow('the real one');
  expect(emitWarning.mock.calls).toEqual([
    [
      'A connection could not be closed after its context failed: an error that cannot be shown',
      { type: 'ConnectionCloseWarning', code: 'ORM_MIGRATE_CLOSE_FAILED' },
    ],
  ]);
});

it('removes the other listeners, and waits for the closing, although one listener cannot be removed', async () => {
  const emitter = new EventEmitter();
  const other = new EventEmitter();
  const removeListener = vi.fn(() => {
    throw new Error('not removed');
  });
  const connection = Object.assign(emitter, { removeListener, other });
  let isClosed = false;
  const close = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, 100));
    isClosed = true;
  };
  configureConnections({ default: { open: async () => connection, close, guard: { handles: ['other'] } } });
  const settled = vi.fn();
  const promise = newConnection(async () => {
    const view = await currentConnection<typeof connection>();
    view.on('event', () => undefined);
    view.other.on('event', () => undefined);
  });
  promise.catch(() => settled(isClosed));
  await vi.advanceTimersByTimeAsync(99);
  expect(settled).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(settled.mock.calls).toEqual([[true]]);
  await expect(promise).rejects.toThrow('not removed');
  expect(other.listenerCount('event')).toBe(0);
});
