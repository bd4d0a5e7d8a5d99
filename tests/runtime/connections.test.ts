import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  configureConnections,
  ConnectionClosedError,
  ConnectionNotConfiguredError,
  currentConnection,
  hasConnectionContext,
  MissingAsyncConnectionError,
  newConnection,
} from '../../runtime/src/index.ts';
import { contexts, providers } from '../../runtime/src/connections/state.ts';

const log: string[] = [];
const tick = (ms = 1): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

interface Connection {
  readonly name: string;
}

function provider(name: string, { delay = 0 } = {}) {
  let count = 0;
  return {
    async open(): Promise<Connection> {
      const connection = { name: `${name}${++count}` };
      log.push(`open ${connection.name}`);
      if (delay > 0) await tick(delay);
      return connection;
    },
    async close(connection: Connection, ...error: [error?: unknown]): Promise<void> {
      await tick();
      log.push(`close ${connection.name}${error.length > 0 ? ` after ${String(error[0])}` : ''}`);
    },
  };
}

const name = async (using?: string): Promise<string> => (await currentConnection<Connection>(using)).name;

beforeEach(() => {
  log.length = 0;
  configureConnections({ default: provider('d'), archive: provider('a') });
});
afterEach(() => {
  providers.clear();
  vi.restoreAllMocks();
});

describe('the life of a connection', () => {
  it('opens on first use, closes before newConnection() resolves, and passes the result', async () => {
    const result = await newConnection(async () => {
      log.push('start');
      expect(await name()).toBe('d1');
      expect(await name()).toBe('d1');
      log.push('end');
      return 42;
    });
    expect(result).toBe(42);
    expect(log).toEqual(['start', 'open d1', 'end', 'close d1']);
  });

  it('opens nothing when nobody asks, and then needs no provider', async () => {
    providers.clear();
    expect(await newConnection(() => 'sync result')).toBe('sync result');
    expect(log).toEqual([]);
  });

  it('closes after an error, tells the provider, and rejects with the same error', async () => {
    const error = new Error('boom');
    const promise = newConnection(async () => {
      await name();
      throw error;
    });
    await expect(promise).rejects.toBe(error);
    expect(log).toEqual(['open d1', 'close d1 after Error: boom']);
  });

  it('takes `throw undefined` for a failure too', async () => {
    const promise = newConnection(async () => {
      await name();
      throw undefined;
    });
    await expect(promise).rejects.toBe(undefined);
    expect(log[1]).toMatch(/^close d1 after Error/);
  });

  it('turns what a sync function throws into a rejection', async () => {
    const promise = newConnection(() => {
      throw new RangeError('sync');
    });
    await expect(promise).rejects.toThrow(RangeError);
    await expect(newConnection(undefined as never)).rejects.toThrow('newConnection() needs a function.');
  });

  it('opens one connection for concurrent first uses', async () => {
    configureConnections({ default: provider('slow', { delay: 5 }) });
    await newConnection(async () => {
      expect(await Promise.all([name(), name(), name()])).toEqual(['slow1', 'slow1', 'slow1']);
    });
    expect(log).toEqual(['open slow1', 'close slow1']);
  });

  it('waits for an opening that is in flight at the end and closes it; whoever waits for it gets an error', async () => {
    configureConnections({ default: provider('slow', { delay: 5 }) });
    let late!: Promise<unknown>;
    await newConnection(async () => {
      late = currentConnection();
    });
    expect(log).toEqual(['open slow1', 'close slow1']);
    await expect(late).rejects.toThrow(ConnectionClosedError);
  });

  it('survives a connection that nobody waits for', async () => {
    configureConnections({ default: provider('slow', { delay: 5 }) });
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    await newConnection(() => void currentConnection());
    await tick(5);
    process.off('unhandledRejection', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });

  it('evaluates a lazy thenable inside the context', async () => {
    const queryset = {
      then: (resolve: (value: string) => void, reject: (error: unknown) => void) => void name().then(resolve, reject),
    };
    expect(await newConnection(() => queryset as unknown as PromiseLike<string>)).toBe('d1');
    expect(log).toEqual(['open d1', 'close d1']);
  });

  it('evaluates one that is a function too', async () => {
    const then = (resolve: (value: string) => void, reject: (error: unknown) => void): void =>
      void name().then(resolve, reject);
    const queryset = Object.assign(() => queryset, { then });
    expect(await newConnection(() => queryset as unknown as PromiseLike<string>)).toBe('d1');
    const plain = (): string => 'no thenable';
    expect(await newConnection(() => plain)).toBe(plain);
  });
});

describe('failing to open or close', () => {
  it('rejects with the error of open(), tries again at the next use, and closes only what was opened', async () => {
    const open = vi.fn(provider('d').open).mockRejectedValueOnce(new Error('refused'));
    const close = vi.fn();
    configureConnections({ default: { open, close } });
    await newConnection(async () => {
      await expect(currentConnection()).rejects.toThrow('refused');
      expect(await name()).toBe('d1');
    });
    expect(close).toHaveBeenCalledTimes(1);
    open.mockRejectedValueOnce(new Error('refused'));
    await expect(newConnection(() => currentConnection())).rejects.toThrow('refused');
    expect(close).toHaveBeenCalledTimes(1);
  });

  it('takes an open() that throws at once for one that rejects', async () => {
    const open = (): never => {
      throw new Error('at once');
    };
    configureConnections({ default: { open, close() {} } });
    await newConnection(() => expect(currentConnection()).rejects.toThrow('at once'));
  });

  it('succeeds when an opening that nobody waits for fails', async () => {
    configureConnections({ default: { open: () => Promise.reject(new Error('refused')), close() {} } });
    expect(await newConnection(() => (void currentConnection(), 'ok'))).toBe('ok');
  });

  it('rejects when close() fails after success', async () => {
    configureConnections({ default: { ...provider('d'), close: () => Promise.reject(new Error('not closed')) } });
    await expect(newConnection(() => name())).rejects.toThrow('not closed');
  });

  it("does not hide the function's error behind that of close(), which becomes a warning", async () => {
    const emitWarning = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    const close = (): void => {
      throw new Error('not closed');
    };
    configureConnections({ default: { ...provider('d'), close } });
    const promise = newConnection(async () => {
      await name();
      throw new Error('boom');
    });
    await expect(promise).rejects.toThrow('boom');
    expect(emitWarning).toHaveBeenCalledWith(expect.stringContaining('not closed'), {
      type: 'ConnectionCloseWarning',
      code: 'ORM_MIGRATE_CLOSE_FAILED',
    });
  });

  it('says which provider is missing, also after it was missing once', async () => {
    await newConnection(
      async () => {
        await expect(currentConnection('nowhere')).rejects.toThrow(ConnectionNotConfiguredError);
        await expect(currentConnection('nowhere')).rejects.toThrow(/'nowhere'/);
        configureConnections({ nowhere: provider('n') });
        expect(await name('nowhere')).toBe('n1');
      },
      { using: 'nowhere' },
    );
  });
});

describe('outside and after', () => {
  it('rejects outside a context', async () => {
    expect(hasConnectionContext()).toBe(false);
    const promise = currentConnection();
    await expect(promise).rejects.toThrow(MissingAsyncConnectionError);
    await expect(promise).rejects.toMatchObject({
      name: 'MissingAsyncConnectionError',
      code: 'ERR_MISSING_ASYNC_CONNECTION',
      using: 'default',
    });
  });

  it('is outside again when newConnection() has returned', async () => {
    await newConnection(() => name());
    expect(hasConnectionContext()).toBe(false);
    await expect(currentConnection()).rejects.toThrow(MissingAsyncConnectionError);
  });

  it('rejects in work that outlives its context, whether or not a connection was open, and opens nothing', async () => {
    const late = async () => {
      await tick(10);
      expect(hasConnectionContext()).toBe(true);
      await currentConnection();
    };
    let used!: Promise<void>;
    let unused!: Promise<void>;
    await newConnection(async () => void (await name(), (used = late())));
    await newConnection(() => void (unused = late()));
    await expect(used).rejects.toThrow(ConnectionClosedError);
    await expect(unused).rejects.toThrow(ConnectionClosedError);
    expect(log).toEqual(['open d1', 'close d1']);
  });

  it('rejects while the connection is being closed', async () => {
    const seen: unknown[] = [];
    let release!: () => void;
    const closing = new Promise<void>((resolve) => (release = resolve));
    configureConnections({ default: { ...provider('d'), close: () => closing } });
    const promise = newConnection(async () => {
      await name();
      setTimeout(
        () =>
          void currentConnection()
            .catch((error) => seen.push(error))
            .finally(release),
        2,
      );
    });
    await promise;
    expect(seen).toEqual([expect.any(ConnectionClosedError)]);
  });

  it('does not hand late work of an inner context the connection of the outer one', async () => {
    await newConnection(async () => {
      let late!: Promise<unknown>;
      await newConnection(() => void (late = tick(5).then(() => currentConnection())));
      await expect(late).rejects.toThrow(ConnectionClosedError);
    });
  });
});

describe('several contexts', () => {
  it('gives a nested context its own connection and brings the outer one back', async () => {
    await newConnection(async () => {
      expect(await name()).toBe('d1');
      await newConnection(async () => expect(await name()).toBe('d2'));
      expect(await name()).toBe('d1');
    });
    expect(log).toEqual(['open d1', 'open d2', 'close d2', 'close d1']);
  });

  it('brings the outer one back after an error inside', async () => {
    await newConnection(async () => {
      await newConnection(() => Promise.reject(new Error('inner'))).catch(() => undefined);
      expect(await name()).toBe('d1');
    });
  });

  it('keeps concurrent contexts apart', async () => {
    const view = () =>
      newConnection(async () => {
        const before = await name();
        await tick(3);
        expect(await name()).toBe(before);
        return before;
      });
    const names = await Promise.all([view(), view(), view()]);
    expect(new Set(names).size).toBe(3);
    expect(log.filter((line) => line.startsWith('close'))).toHaveLength(3);
  });

  it('keeps databases apart, and the outer one visible in a context for another', async () => {
    await newConnection(async () => {
      expect([hasConnectionContext(), hasConnectionContext('archive')]).toEqual([true, false]);
      await expect(currentConnection('archive')).rejects.toThrow(MissingAsyncConnectionError);
      await newConnection(
        async () => {
          expect([hasConnectionContext(), hasConnectionContext('archive')]).toEqual([true, true]);
          expect(await name('archive')).toBe('a1');
          expect(await name()).toBe('d1');
        },
        { using: 'archive' },
      );
    });
    expect(log).toEqual(['open a1', 'open d1', 'close a1', 'close d1']);
  });

  it('gathers none that ended, however often work starts its own next turn, and still knows them', async () => {
    const depth = (): number => {
      let count = 0;
      for (let at = contexts.getStore(); at !== undefined; at = at.outer) count++;
      return count;
    };
    const depths: number[] = [];
    // Two turns overlap, and every third is for another database.
    const turn = async (count: number): Promise<void> => {
      let next: Promise<void> | undefined;
      const using = count % 3 === 0 ? 'archive' : 'default';
      const work = async (): Promise<void> => {
        await name(using);
        depths.push(depth());
        if (count < 60) next = tick(0).then(() => turn(count + 1));
        if (count % 2 === 0) await tick(2);
      };
      await newConnection(work, { using });
      await next;
    };
    await turn(0);
    expect(depths).toHaveLength(61);
    expect(Math.max(...depths)).toBeLessThanOrEqual(8);

    let late!: Promise<unknown>;
    await newConnection(
      async () => {
        late = tick(5).then(() => newConnection(() => currentConnection('archive')));
      },
      { using: 'archive' },
    );
    await expect(late).rejects.toThrow(ConnectionClosedError);
  });

  it('holds on to nothing of what it had, once it has ended', async () => {
    let context: unknown;
    await newConnection(async () => {
      await name();
      context = contexts.getStore();
    });
    expect(context).toEqual({ using: 'default', ended: true });
  });

  it('lets open() see the outer contexts and not its own', async () => {
    configureConnections({
      default: {
        open: async () => ({ name: `for ${await name('archive')}` }),
        close() {},
      },
      archive: { open: () => currentConnection('archive'), close() {} },
    });
    await newConnection(() => expect(currentConnection('archive')).rejects.toThrow(MissingAsyncConnectionError), {
      using: 'archive',
    });
    configureConnections({ archive: provider('a') });
    await newConnection(() => newConnection(async () => expect(await name()).toBe('for a1')), { using: 'archive' });
  });
});

describe('configureConnections', () => {
  it('adds up, and replaces a provider for connections that are not open yet', async () => {
    await newConnection(async () => {
      await name();
      configureConnections({ default: provider('other') });
    });
    expect(log).toEqual(['open d1', 'close d1']);
    expect(await newConnection(() => name())).toBe('other1');
    expect(await newConnection(() => name('archive'), { using: 'archive' })).toBe('a1');
  });

  it('refuses what is no provider, and then configures nothing', async () => {
    const bad = { open: async () => undefined } as never;
    expect(() => configureConnections({ default: provider('other'), bad })).toThrow(/'bad'.*open\(\) and close\(\)/);
    expect(() => configureConnections({ bad: undefined as never })).toThrow(TypeError);
    expect(await newConnection(() => name())).toBe('d1');
  });
});
