/** The load test's own eyes: what they must see of connections that leak, are shared, or are used by a stranger. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

interface Client {
  query(sql: string): Promise<unknown>;
  release(): void;
}

interface Provider {
  open(): Promise<{ readonly client: Client }>;
  close(connection: { readonly client: Client }): void;
}

interface Watch {
  counts(): Record<string, number>;
  serve<T>(handler: () => T): T;
  provider(provider: Provider): Provider;
}

const WATCH = join(import.meta.dirname, '../../examples/bookshop/load/watch.mjs');
const { createWatch } = (await import(WATCH)) as { createWatch: () => Watch };

/** A pool that hands out its clients in turn, each time with a new `release`, as that of `pg` does. */
function poolOf(clients: readonly Client[]): Provider {
  let next = 0;
  return {
    open: async () => ({ client: Object.assign(clients[next++ % clients.length]!, { release: () => undefined }) }),
    close: ({ client }) => client.release(),
  };
}

const client = (): Client => ({ query: async () => undefined, release: () => undefined });

describe('the watch of the load test', () => {
  it('finds nothing where each request has a connection of its own and gives it back', async () => {
    const watch = createWatch();
    const provider = watch.provider(poolOf([client(), client()]));
    const handler = async (): Promise<void> => {
      const connection = await provider.open();
      await connection.client.query('SELECT 1');
      provider.close(connection);
    };
    await Promise.all([watch.serve(handler), watch.serve(handler)]);
    await watch.serve(handler);
    expect(watch.counts()).toMatchObject({ opened: 3, closed: 3, held: 0, shared: 0, strays: 0, queries: 3 });
  });

  it('sees a connection that is not given back', async () => {
    const watch = createWatch();
    const provider = watch.provider(poolOf([client()]));
    await watch.serve(() => provider.open());
    expect(watch.counts()).toMatchObject({ opened: 1, closed: 0, held: 1 });
  });

  it('sees a connection that is handed out while another request holds it', async () => {
    const watch = createWatch();
    const provider = watch.provider(poolOf([client()]));
    await watch.serve(() => provider.open());
    await watch.serve(() => provider.open());
    expect(watch.counts()).toMatchObject({ shared: 1 });
  });

  it('sees a query of a request that has given its connection back', async () => {
    const watch = createWatch();
    const provider = watch.provider(poolOf([client()]));
    const late = await watch.serve(async () => {
      const connection = await provider.open();
      provider.close(connection);
      return connection.client;
    });
    await watch.serve(async () => {
      await provider.open();
      expect(watch.counts()).toMatchObject({ strays: 0 });
    });
    await late.query('DELETE FROM orders');
    expect(watch.counts()).toMatchObject({ strays: 1 });
  });

  it('sees a query that finds the one of another request still running', async () => {
    const watch = createWatch();
    let answer = (): void => undefined;
    const slow: Client = { query: () => new Promise<void>((resolve) => (answer = resolve)), release: () => undefined };
    const provider = watch.provider(poolOf([slow]));
    await watch.serve(async () => {
      const connection = await provider.open();
      void connection.client.query('SELECT pg_sleep(1)');
      provider.close(connection);
    });
    await watch.serve(async () => {
      const connection = await provider.open();
      void connection.client.query('SELECT 1');
    });
    answer();
    expect(watch.counts()).toMatchObject({ shared: 1, strays: 0 });
  });
});
