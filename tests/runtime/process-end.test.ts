/** What keeps a process alive: whoever waits for a connection, or for its end, must hear of it before there is no process. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildRuntime, type BuiltRuntime } from './built.ts';

let built: BuiltRuntime;
beforeAll(() => void (built = buildRuntime()));
afterAll(() => built.remove());

const POOL = `
  const pool = { connect: () => new Promise(() => undefined), on() {}, listeners: () => [] };
  const { configureConnections, currentConnection, newConnection, pgProvider } = esm;`;

describe('a process in which nothing else is left to do', () => {
  it('gets the error of a pool that gives no connection, also when one was given before', () => {
    const { stdout } = built.run(`${POOL}
      const client = {
        on() {}, listeners: () => [], release() {}, readyForQuery: true, getTransactionStatus: () => 'I',
      };
      const taken = [Promise.resolve(client)];
      const connect = () => taken.pop() ?? new Promise(() => undefined);
      configureConnections({ default: pgProvider({ ...pool, connect }, { acquireTimeout: 100 }) });
      newConnection(async () => {
        await currentConnection();
        await newConnection(() => currentConnection());
      }).catch((error) => console.log(error.code));`);
    expect(stdout).toBe('ERR_CONNECTION_TIMEOUT');
  });

  it('is not kept alive by a pool that nobody waits for', () => {
    const { stdout } = built.run(`${POOL}
      const connect = () => Promise.reject(new Error('refused'));
      configureConnections({ default: pgProvider({ ...pool, connect }, { acquireTimeout: 60_000 }) });
      const start = Date.now();
      await newConnection(() => currentConnection()).catch((error) => console.log(error.message));
      process.on('exit', () => console.log(Date.now() - start < 30_000));`);
    expect(stdout).toBe('refused\ntrue');
  });

  it.each([
    ['closed', 'close: () => new Promise(() => undefined), open: async () => ({})'],
    ['opened', 'close() {}, open: () => new Promise(() => undefined)'],
  ])('is told of a connection that is never %s', (what, provider) => {
    const { stderr } = built.run(`
      const wait = globalThis.setTimeout;
      globalThis.setTimeout = (callback, milliseconds) => wait(callback, milliseconds / 100);
      esm.configureConnections({ default: { ${provider} } });
      esm.newConnection(() => void esm.currentConnection());`);
    expect(stderr).toContain(
      `[ORM_MIGRATE_CLOSE_PENDING] ConnectionCloseWarning: The connection to 'default' has not ${what}`,
    );
  });
});
