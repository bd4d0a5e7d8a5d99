// The whole story on one screen: what is lost without the migration, what the migration does, and the proof.
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve, sep } from 'node:path';

import { postgresOn, sqliteIn } from './demo/databases.mjs';
import { startPostgres } from './demo/postgres.mjs';
import { playWeek, runNode, visit } from './demo/shop.mjs';
import { compare, count, format } from './demo/tables.mjs';

const ORIGINAL = import.meta.dirname;
const ROOT = resolve(ORIGINAL, '../..');
const CLI = join(ROOT, 'dist/bin/orm-migrate.js');
const PARTS = ['app', 'commands', 'models', 'orm', 'scenario', 'services', 'package.json'];
const FEWEST_MIRRORS = 15;

if (!existsSync(CLI) || !existsSync(join(ROOT, 'runtime/dist'))) {
  console.error('orm-migrate is not built yet: run `npm run build` first.');
  process.exit(1);
}

const failures = [];
const expect = (condition, otherwise) => {
  if (!condition) failures.push(otherwise);
};
const heading = (text) => console.log(`\n${text}\n${'-'.repeat(text.length)}`);

const scratch = mkdtempSync(join(tmpdir(), 'bookshop-'));
const copy = join(scratch, 'bookshop');
for (const part of PARTS) cpSync(join(ORIGINAL, part), join(copy, part), { recursive: true });
symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'dir');

const sqlite = sqliteIn(join(scratch, 'databases'));
const week = (app, variants) => playWeek(app, sqlite, variants);
const visits = (app) => visit(app, sqlite);
const migrate = (...flags) => runNode([CLI, '.', ...flags], { cwd: copy });
const truth = await week(ORIGINAL, 'sync');
expect(truth.error === null, `the scenario itself fails: ${truth.error}`);

heading('Before: the scenario through async variants, against the sync ones');
const before = compare(truth.tables, (await week(ORIGINAL, 'async')).tables);
const visitsBefore = await visits(ORIGINAL);
console.log(format(before));
console.log(`  visits answered as they should be: ${visitsBefore.right} of ${visitsBefore.total}`);
expect(count(before, 'differing') > 0, 'nothing is lost before the migration, so the demo proves nothing');

heading('orm-migrate . --dry');
const dryRun = await migrate('--dry');
console.log(dryRun.stdout + dryRun.stderr);
expect(dryRun.status === 0, `the dry run ended with exit code ${dryRun.status}`);
expect(changedFiles().length === 0, 'the dry run wrote files');

heading('orm-migrate .');
const reportFile = join(scratch, 'report.json');
const applied = await migrate('--reporter', 'json', '--reporter-file', reportFile);
expect(applied.status === 0, `the migration ended with exit code ${applied.status}`);
const { overrides, wrapped } = readReport();
const mirrored = overrides.filter(({ outcome }) => outcome === 'mirror');
const fallbacks = overrides.filter(({ outcome }) => outcome === 'fallback');
for (const { symbol } of mirrored) console.log(`  mirror    ${symbol}`);
for (const { symbol, blocker } of fallbacks) console.log(`  fallback  ${symbol} (${blocker})`);
for (const { symbol } of wrapped) console.log(`  wrap      ${symbol}`);
const changed = changedFiles();
const again = await migrate('--dry');
const isStable = again.stdout.trim() === '';
console.log(`  ${changed.length} files changed; a second run changes ${isStable ? 'nothing' : 'them AGAIN'}`);
expect(changed.length > 0, 'the migration changed nothing');
expect(mirrored.length >= FEWEST_MIRRORS, `only ${mirrored.length} overrides mirrored, not ${FEWEST_MIRRORS}`);
expect(again.status === 0 && isStable, 'a second run changes something');

heading('After: sync variants of the original app, async variants of the migrated one');
const after = await proveOn(sqlite, truth);

heading('After, on PostgreSQL: the same week, the same visits');
const afterOnPostgres = await withPostgres(async (postgres) => {
  const truthThere = await playWeek(ORIGINAL, postgres, 'sync');
  const between = count(compare(truth.tables, truthThere.tables), 'differing');
  expect(between === 0, `${between} rows of the original app differ between SQLite and PostgreSQL`);
  return proveOn(postgres, truthThere);
});

heading('Is the comparison awake? Each changed file, put back as it was, must be noticed');
const unnoticed = [];
for (const file of changed) if (!(await noticesWithout(file))) unnoticed.push(file);
console.log(`  ${changed.length - unnoticed.length} of ${changed.length} noticed`);
expect(unnoticed.length === 0, `nothing notices when these are put back: ${unnoticed.join(', ')}`);

const differ = `before: ${count(before, 'differing')} of ${count(before, 'rows')} rows differ`;
const onPostgres = afterOnPostgres === null ? 'not tried' : count(afterOnPostgres, 'differing');
const verdict = failures.length === 0 ? 'PASS' : 'FAIL';
console.log(`\n${verdict}  ${differ}; after: ${count(after, 'differing')}; on PostgreSQL: ${onPostgres}.`);
if (failures.length === 0) {
  rmSync(scratch, { recursive: true, force: true });
} else {
  for (const failure of failures) console.error(`  ${failure}`);
  console.error(`  The files are kept in ${scratch}`);
}
// Said outright: what stops PostgreSQL when the process ends would make the exit code 0.
process.exit(failures.length === 0 ? 0 : 1);

/** The migrated app must do through its async variants what the original does through the sync ones, and still does. */
async function proveOn(databases, expected) {
  const migrated = await playWeek(copy, databases, 'async');
  const comparison = compare(expected.tables, migrated.tables);
  const stillSync = compare(expected.tables, (await playWeek(copy, databases, 'sync')).tables);
  const { right, total, answers } = await visit(copy, databases);
  console.log(format(comparison));
  for (const { name, differing } of comparison) {
    for (const key of differing) showDifference(name, key, { sync: expected, async: migrated });
  }
  console.log(`  visits answered as they should be: ${right} of ${total}`);
  expect(count(comparison, 'differing') === 0, `${count(comparison, 'differing')} rows differ after the migration`);
  expect(count(stillSync, 'differing') === 0, 'the sync variants do something else than before');
  expect(right === total, `visits went wrong: ${JSON.stringify(answers)}`);
  return comparison;
}

/** Where PostgreSQL does not start, one line says so; where everything must be tried, that is a failure. */
async function withPostgres(prove) {
  let server;
  try {
    server = await startPostgres();
  } catch (error) {
    console.log(`  SKIPPED: ${error.message}`);
    expect(process.env.CI !== 'true', error.message);
    return null;
  }
  try {
    return await prove(postgresOn(server));
  } finally {
    await server.stop();
  }
}

/** The files of the copy that are not as they are in the original. */
function changedFiles() {
  const text = (folder, file) => readFileSync(join(folder, file), 'utf8');
  return readdirSync(copy, { recursive: true })
    .filter((file) => file.endsWith('.js') && !file.startsWith(`node_modules${sep}`))
    .filter((file) => text(copy, file) !== text(ORIGINAL, file))
    .sort();
}

function readReport() {
  if (!existsSync(reportFile)) {
    console.error(applied.stderr);
    return { overrides: [], wrapped: [] };
  }
  const changes = JSON.parse(readFileSync(reportFile, 'utf8')).files.flatMap((file) => file.changes);
  return {
    overrides: changes.filter(({ kind }) => kind === 'override'),
    wrapped: changes.filter(({ outcome }) => outcome === 'wrap'),
  };
}

function showDifference(table, key, sides) {
  console.log(`  ${table} ${key}`);
  for (const [side, { tables }] of Object.entries(sides)) {
    console.log(`    ${side.padEnd(5)}  ${(tables.get(table)?.get(key) ?? 'no such row').slice(0, 160)}`);
  }
}

async function noticesWithout(file) {
  const path = join(copy, file);
  const text = readFileSync(path);
  writeFileSync(path, readFileSync(join(ORIGINAL, file)));
  const { right, total } = await visits(copy);
  const noticed = right < total || count(compare(truth.tables, (await week(copy, 'async')).tables), 'differing') > 0;
  writeFileSync(path, text);
  return noticed;
}
