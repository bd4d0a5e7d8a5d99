// The migrated bookshop behind its real server, on PostgreSQL, under load: what it answers, and where the connections go.
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import pg from 'pg';

import { startPostgres } from './demo/postgres.mjs';
import { runNode } from './demo/shop.mjs';
import { compare, count, format } from './demo/tables.mjs';
import { abortMany, adoptAborted } from './load/abort.mjs';
import { bombard } from './load/bombard.mjs';
import { cutOffs } from './load/cut-off.mjs';
import { countUnstamped, Ledger, readTables } from './load/ledger.mjs';
import { putBack, sabotages } from './load/sabotage.mjs';
import { openShop } from './load/shop.mjs';
import { locked, visit } from './load/shopper.mjs';

const ORIGINAL = import.meta.dirname;
const ROOT = resolve(ORIGINAL, '../..');
const CLI = join(ROOT, 'dist/bin/orm-migrate.js');
const PARTS = ['app', 'load/slow.js', 'load/views.js', 'models', 'orm', 'services', 'package.json'];

const options = readOptions();
if (!existsSync(CLI) || !existsSync(join(ROOT, 'runtime/dist'))) {
  console.error('orm-migrate is not built yet: run `npm run build` first.');
  process.exit(2);
}

const failures = [];
const expect = (condition, otherwise) => {
  if (!condition) failures.push(otherwise);
};
const scratch = mkdtempSync(join(tmpdir(), 'bookshop-load-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

const copy = await migratedCopy();
const server = await postgresOrNothing();
try {
  await run(await server.createDatabase('shop'));
} catch (error) {
  failures.push(error.stack);
} finally {
  await server.stop();
}
console.log(`\n${failures.length === 0 ? 'PASS' : 'FAIL'}`);
for (const failure of failures) console.error(`  ${failure}`);
// Said outright: what stops PostgreSQL when the process ends would make the exit code 0.
process.exit(failures.length === 0 ? 0 : 1);

async function run(database) {
  const { requests, parallel, pool: poolSize, sabotage } = options;
  const shop = await openShop({ copy, database, poolSize, sabotage });
  try {
    const { url } = shop;
    const ledger = new Ledger();
    const shopping = (prefix) => (connection, round) => visit(`${prefix}${connection}v${round}`, ledger);
    const few = Math.max(parallel, Math.round(requests / 20));

    heading(`${requests} requests, ${parallel} in parallel, ${poolSize} connections`);
    const phases = [
      ['shopping', await bombard({ url, amount: requests, parallel, rounds: shopping('c') })],
      ['aborted by the client', await abortMany({ url, amount: few, parallel })],
      ['cut off by the server', await bombard({ url, amount: 15 * parallel, parallel, rounds: cutOffs })],
      ['waiting for itself', await bombard({ url, amount: 3, parallel: 1, rounds: () => locked('locked', ledger) })],
      ['shopping again', await bombard({ url, amount: few, parallel, rounds: shopping('d') })],
    ];
    console.log(formatPhases(phases));
    for (const [name, { wrong, errors = 0, reasons }] of phases) {
      expect(wrong === 0, `${name}: ${wrong} answers wrong, the first:\n    ${reasons.join('\n    ')}`);
      expect(errors === 0, `${name}: ${errors} requests without an answer`);
    }

    await lookAtConnections(await shop.whenQuiet(), database);
    await lookAtRows(ledger, database);
  } finally {
    await shop.close();
  }
}

async function lookAtConnections({ opened, closed, shared, strays, queries, pool }, database) {
  heading('Connections');
  const sessions = await ask(database, sessionsWhenQuiet);
  const inTransaction = sessions.filter((state) => state.startsWith('idle in transaction')).length;
  const busy = sessions.filter((state) => state === 'active').length;
  const leaked = opened - closed;
  console.log(`  opened ${opened}, closed ${closed}, leaked ${leaked}`);
  console.log(`  shared ${shared + strays}, of ${queries} queries`);
  console.log(`  pool: ${pool.total} of ${options.pool} open, ${pool.idle} idle, ${pool.waiting} waiting`);
  console.log(`  sessions of PostgreSQL: ${sessions.length}, ${busy} active, ${inTransaction} idle in transaction`);
  expect(opened > 0, 'no connection was ever opened');
  expect(leaked === 0, `${leaked} connections leaked`);
  expect(shared === 0, `${shared} times a connection was given to two contexts at once`);
  expect(strays === 0, `${strays} queries ran on a connection of another request`);
  expect(pool.total <= options.pool, `the pool has ${pool.total} connections, more than ${options.pool}`);
  expect(pool.idle === pool.total, `${pool.total - pool.idle} connections never came back to the pool`);
  expect(pool.waiting === 0, `${pool.waiting} contexts still wait for a connection`);
  // One more than the pool has: the sync connection of the fallbacks.
  expect(sessions.length <= pool.total + 1, `PostgreSQL has ${sessions.length} sessions, more than there should be`);
  expect(busy === 0, `${busy} sessions are still active`);
  expect(inTransaction === 0, `${inTransaction} sessions are idle in a transaction`);
}

/** What the sessions of PostgreSQL do, when the queries of connections that were destroyed have ended too, or at last. */
async function sessionsWhenQuiet(client) {
  const end = Date.now() + 5000;
  for (;;) {
    const { rows } = await client.query(
      `SELECT coalesce(state, 'none') AS state FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    const states = rows.map(({ state }) => state);
    if (!states.includes('active') || Date.now() > end) return states;
    await wait(100);
  }
}

async function lookAtRows(ledger, database) {
  heading('Rows: what the answers said must be there, and what is');
  await ask(database, async (client) => {
    const aborted = await adoptAborted(ledger, client);
    const comparison = compare(ledger.tables(), await readTables(client));
    const unstamped = await countUnstamped(client);
    console.log(format(comparison));
    console.log(`  ${aborted.books} of the ${aborted.authors} books of aborted requests are there, each complete`);
    expect(count(comparison, 'rows') > 0, 'the database is empty');
    expect(count(comparison, 'differing') === 0, `${count(comparison, 'differing')} rows are not what they must be`);
    expect(unstamped === 0, `${unstamped} rows lack their timestamps`);
  });
}

async function ask(database, question) {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  try {
    return await question(client);
  } finally {
    await client.end();
  }
}

async function migratedCopy() {
  const folder = join(scratch, 'bookshop');
  for (const part of PARTS) cpSync(join(ORIGINAL, part), join(folder, part), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'dir');
  const { status, stdout, stderr } = await runNode([CLI, '.'], { cwd: folder });
  if (status !== 0) {
    console.error(`The migration ended with exit code ${status}.\n${stdout}${stderr}`);
    process.exit(1);
  }
  putBack(sabotages[options.sabotage]?.files ?? [], { from: ORIGINAL, into: folder });
  return folder;
}

/** Where PostgreSQL does not start, one line says so; where everything must be tried, that is a failure. */
async function postgresOrNothing() {
  try {
    return await startPostgres();
  } catch (error) {
    console.log(`SKIPPED: ${error.message}`);
    return process.exit(process.env.CI === 'true' ? 1 : 0);
  }
}

function readOptions() {
  const text = { type: 'string' };
  const { values } = parseArgs({ options: { requests: text, parallel: text, pool: text, sabotage: text } });
  const number = (name, otherwise) => {
    const value = Number(values[name] ?? otherwise);
    if (Number.isInteger(value) && value > 0) return value;
    console.error(`--${name} is ${values[name]}; it takes a whole number, from 1.`);
    return process.exit(2);
  };
  if (values.sabotage !== undefined && !Object.hasOwn(sabotages, values.sabotage)) {
    console.error(`--sabotage is ${values.sabotage}; it takes one of ${Object.keys(sabotages).join(', ')}.`);
    process.exit(2);
  }
  const parallel = number('parallel', 64);
  return {
    parallel,
    requests: Math.max(parallel, number('requests', 10_000)),
    pool: number('pool', 10),
    sabotage: values.sabotage,
  };
}

function heading(text) {
  console.log(`\n${text}\n${'-'.repeat(text.length)}`);
}

function formatPhases(phases) {
  const rows = phases.map(([name, { requests, right, aborted, answered, wrong, errors, p50, p99, duration }]) => [
    name,
    requests,
    right ?? `${answered} + ${aborted} aborted`,
    wrong,
    errors ?? 0,
    ...(p50 === undefined ? ['', '', ''] : [`${p50} ms`, `${p99} ms`, Math.round((right + wrong) / duration)]),
  ]);
  const table = [['', 'requests', 'right', 'wrong', 'errors', 'p50', 'p99', 'req/s'], ...rows];
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => String(row[column]).length)));
  return table
    .map((row) => row.map((cell, column) => String(cell)[column === 0 ? 'padEnd' : 'padStart'](widths[column])))
    .map((row) => `  ${row.join('  ')}`.trimEnd())
    .join('\n');
}
