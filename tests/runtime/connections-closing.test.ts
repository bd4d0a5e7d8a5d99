/** Closing that takes its time, or all of it. */
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
    (await currentConnection<typeof connection & { on(event: string): unknown }>()).on('event');
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
