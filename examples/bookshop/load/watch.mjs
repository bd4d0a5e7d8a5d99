import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Watches the connections of a provider, on the clients of its pool: who holds which, and whose queries run on it.
 * Outside of the app and of the runtime, so that it believes neither of them.
 */
export function createWatch() {
  const requests = new AsyncLocalStorage();
  const holders = new Map(); // client → the request that holds it
  const running = new Map(); // client → how many queries of which request are running on it
  const watched = new WeakSet();
  const counts = { requests: 0, opened: 0, closed: 0, shared: 0, queries: 0, strays: 0 };

  /** A query must come from whoever holds the client, and must find none of anybody else's running. */
  function watchQueries(client) {
    const { query } = client;
    client.query = (...args) => {
      const mine = requests.getStore();
      counts.queries += 1;
      if (holders.get(client) !== mine) counts.strays += 1;
      const others = running.get(client);
      if (others?.count > 0 && others.of !== mine) counts.shared += 1;
      running.set(client, { of: mine, count: (others?.count ?? 0) + 1 });
      const result = query.apply(client, args);
      const done = () => (running.get(client).count -= 1);
      result.then(done, done);
      return result;
    };
  }

  /** The pool makes a new `release` each time it hands a client out; only the first call of each counts. */
  function watchRelease(client) {
    const { release } = client;
    client.release = (...args) => {
      counts.closed += 1;
      holders.delete(client);
      release.apply(client, args);
    };
  }

  return {
    counts: () => ({ ...counts, held: holders.size }),

    /** Runs what serves a request under a tag of its own. */
    serve: (handler, ...args) => {
      counts.requests += 1;
      return requests.run({ number: counts.requests }, handler, ...args);
    },

    /** The provider, watched. */
    provider: ({ open, close }) => ({
      async open(using) {
        const connection = await open(using);
        const { client } = connection;
        counts.opened += 1;
        if (holders.has(client)) counts.shared += 1;
        holders.set(client, requests.getStore());
        watchRelease(client);
        if (!watched.has(client)) watchQueries(client);
        watched.add(client);
        return connection;
      },
      close,
    }),
  };
}
