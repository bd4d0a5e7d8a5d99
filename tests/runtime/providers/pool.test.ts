/** Pools that do not do what pools do. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { configureConnections, currentConnection, mysql2Provider, newConnection } from '../../../runtime/src/index.ts';
import { providers } from '../../../runtime/src/connections/state.ts';

const emitWarning = vi.spyOn(process, 'emitWarning');
const connection = { query: async () => [], release: vi.fn(), destroy: vi.fn() };

beforeEach(() => {
  emitWarning.mockReset().mockImplementation(() => undefined);
  connection.release.mockReset();
});
afterEach(() => providers.clear());

function use(getConnection: () => Promise<unknown>, acquireTimeout = 10_000): void {
  configureConnections({ default: mysql2Provider({ getConnection } as never, { acquireTimeout }) });
}

const connect = (): Promise<unknown> => newConnection(() => currentConnection());

it('gives back a connection that cannot be prepared, and says at once why', async () => {
  // It lacks the connection of callbacks that mysql2 has under it.
  use(async () => connection);
  await expect(connect()).rejects.toThrow(TypeError);
  expect(connection.release).toHaveBeenCalledTimes(1);
});

it('says why also when the connection cannot be given back', async () => {
  connection.release.mockImplementation(() => {
    throw new Error('not released');
  });
  use(async () => connection);
  await expect(connect()).rejects.toThrow(TypeError);
  expect(emitWarning.mock.calls).toEqual([
    [
      'A connection from a pool could not be given back: Error: not released',
      { type: 'ConnectionCloseWarning', code: 'ORM_MIGRATE_CLOSE_FAILED' },
    ],
  ]);
});

it('only warns when a connection that comes too late cannot be given back', async () => {
  connection.release.mockImplementation(() => {
    throw new Error('not released');
  });
  let deliver!: (late: unknown) => void;
  use(() => new Promise((resolve) => (deliver = resolve)), 5);
  await expect(connect()).rejects.toThrow('after 5 ms');
  deliver(connection);
  await vi.waitFor(() => expect(emitWarning).toHaveBeenCalledTimes(1));
});

it('passes on what a pool throws instead of rejecting', async () => {
  use(() => {
    throw new Error('pool is closed');
  });
  await expect(connect()).rejects.toThrow('pool is closed');
});
