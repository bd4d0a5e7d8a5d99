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

const week = (app, variants) => playWeek(app, join(scratch, 'databases'), variants);
const visits = (app) => visit(app, join(scratch, 'databases'));
const migrate = (...flags) => runNode([CLI, '.', ...flags], { cwd: copy });
const truth = week(ORIGINAL, 'sync');
expect(truth.error === null, `the scenario itself fails: ${truth.error}`);

heading('Before: the scenario through async variants, against the sync ones');
const before = compare(truth.tables, week(ORIGINAL, 'async').tables);
const visitsBefore = visits(ORIGINAL);
console.log(format(before));
console.log(`  visits answered as they should be: ${visitsBefore.right} of ${visitsBefore.total}`);
expect(count(before, 'differing') > 0, 'nothing is lost before the migration, so the demo proves nothing');

heading('orm-migrate . --dry');
const dryRun = migrate('--dry');
console.log(dryRun.stdout + dryRun.stderr);
expect(dryRun.status === 0, `the dry run ended with exit code ${dryRun.status}`);
expect(changedFiles().length === 0, 'the dry run wrote files');

heading('orm-migrate .');
const reportFile = join(scratch, 'report.json');
const applied = migrate('--reporter', 'json', '--reporter-file', reportFile);
expect(applied.status === 0, `the migration ended with exit code ${applied.status}`);
const { overrides, wrapped } = readReport();
const mirrored = overrides.filter(({ outcome }) => outcome === 'mirror');
const fallbacks = overrides.filter(({ outcome }) => outcome === 'fallback');
for (const { symbol } of mirrored) console.log(`  mirror    ${symbol}`);
for (const { symbol, blocker } of fallbacks) console.log(`  fallback  ${symbol} (${blocker})`);
for (const { symbol } of wrapped) console.log(`  wrap      ${symbol}`);
const changed = changedFiles();
const again = migrate('--dry');
const isStable = again.stdout.trim() === '';
console.log(`  ${changed.length} files changed; a second run changes ${isStable ? 'nothing' : 'them AGAIN'}`);
expect(changed.length > 0, 'the migration changed nothing');
expect(mirrored.length >= FEWEST_MIRRORS, `only ${mirrored.length} overrides mirrored, not ${FEWEST_MIRRORS}`);
expect(again.status === 0 && isStable, 'a second run changes something');

heading('After: sync variants of the original app, async variants of the migrated one');
const migrated = week(copy, 'async');
const after = compare(truth.tables, migrated.tables);
const stillSync = compare(truth.tables, week(copy, 'sync').tables);
const visitsAfter = visits(copy);
console.log(format(after));
for (const { name, differing } of after) for (const key of differing) showDifference(name, key);
console.log(`  visits answered as they should be: ${visitsAfter.right} of ${visitsAfter.total}`);
expect(count(after, 'differing') === 0, `${count(after, 'differing')} rows differ after the migration`);
expect(count(stillSync, 'differing') === 0, 'the sync variants do something else than before');
expect(visitsAfter.right === visitsAfter.total, `visits went wrong: ${JSON.stringify(visitsAfter.answers)}`);

heading('Is the comparison awake? Each changed file, put back as it was, must be noticed');
const unnoticed = changed.filter((file) => !noticesWithout(file));
console.log(`  ${changed.length - unnoticed.length} of ${changed.length} noticed`);
expect(unnoticed.length === 0, `nothing notices when these are put back: ${unnoticed.join(', ')}`);

const differ = `before: ${count(before, 'differing')} of ${count(before, 'rows')} rows differ`;
console.log(`\n${failures.length === 0 ? 'PASS' : 'FAIL'}  ${differ}; after: ${count(after, 'differing')}.`);
if (failures.length === 0) {
  rmSync(scratch, { recursive: true, force: true });
} else {
  for (const failure of failures) console.error(`  ${failure}`);
  console.error(`  The files are kept in ${scratch}`);
  process.exitCode = 1;
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

function showDifference(table, key) {
  console.log(`  ${table} ${key}`);
  for (const [side, { tables }] of Object.entries({ sync: truth, async: migrated })) {
    console.log(`    ${side.padEnd(5)}  ${(tables.get(table)?.get(key) ?? 'no such row').slice(0, 160)}`);
  }
}

function noticesWithout(file) {
  const path = join(copy, file);
  const text = readFileSync(path);
  writeFileSync(path, readFileSync(join(ORIGINAL, file)));
  const answers = visits(copy);
  const noticed =
    answers.right < answers.total || count(compare(truth.tables, week(copy, 'async').tables), 'differing') > 0;
  writeFileSync(path, text);
  return noticed;
}
