/** One fixture whole: `npm run fixture -- NAME`, where the name is one of `__testfixtures__/`, or a part of it. */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyDiff } from '../tests/harness/apply-diff.ts';
import {
  disturbed,
  inWords,
  isExpected,
  type Problems,
  unexpected,
  unfaithful,
  unlike,
  unnoticed,
  unreadable,
  unstable,
  unwritten,
} from '../tests/harness/fixture-checks.ts';
import { type Fixture, NOOP, readFiles, readFixtures, writeFiles } from '../tests/harness/fixtures.ts';
import { type Migrated, migrateFiles } from '../tests/harness/migrate-fixture.ts';
import { updateOutput } from '../tests/harness/update-outputs.ts';

const MOST_LISTED = 20;
const root = realpathSync(mkdtempSync(join(tmpdir(), 'fixture-')));

process.on('exit', () => {
  rmSync(root, { recursive: true, force: true });
});

const chosen = process.argv.slice(2).map(find);
if (chosen.length === 0) fail('Which? npm run fixture -- NAME');
for (const fixture of chosen) await show(fixture);

function find(name: string): Fixture {
  const fixtures = readFixtures();
  const exact = fixtures.filter((each) => each.name === name || each.name.endsWith(`/${name}`));
  const found = exact.length > 0 ? exact : fixtures.filter((each) => each.name.includes(name));
  const [only] = found;
  if (only && found.length === 1) return only;
  const names = found.slice(0, MOST_LISTED).map((each) => `  ${each.name}`);
  return fail([`${String(found.length)} fixtures are called ${name}`, ...names].join('\n'));
}

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}

async function show(fixture: Fixture): Promise<void> {
  console.log(fixture.name);
  const migrated = await migrateFiles(join(root, 'first'), fixture, fixture.input);
  for (const line of summary(migrated)) console.log(`    ${line}`);
  if (updateOutput(fixture, migrated.files)) console.log('    the output was written: read it');
  else say('output', [...unreadable(migrated.files), ...unwritten(fixture, migrated)]);
  say('dry run', [...unreadable(fixture.input), ...disturbed(fixture, migrated)]);
  if (isExpected(fixture)) say('outcomes', unexpected(fixture, migrated));
  say('second run', await unstable(join(root, 'second'), fixture, migrated.files));
  say('diff', patched(fixture, migrated));
  if (fixture.scenarioPath === null) return;
  say('execution', await unfaithful(fixture, migrated.files));
  if (!NOOP.test(fixture.name)) say('scenario', await unnoticed(fixture));
}

/** Outcomes and findings, as they are. */
function summary({ result }: Migrated): readonly string[] {
  const changes = result.files.flatMap((file) =>
    file.changes.map((each) => `${file.path} ${each.symbol}: ${inWords(each)}${each.reason ? `, ${each.reason}` : ''}`),
  );
  const findings = result.findings.map(
    ({ path, line, code, message }) => `${path}:${String(line)} ${code}: ${message}`,
  );
  return [...changes, ...findings];
}

/** The printed diff gives the output. */
function patched(fixture: Fixture, { result, files }: Migrated): Problems {
  const diff = result.files.map((file) => file.diff).join('');
  if (diff === '') return unlike(fixture.input, files);
  const folder = join(root, 'patched', fixture.name);
  writeFiles(folder, fixture.input);
  applyDiff(folder, diff);
  return unlike(files, readFiles(folder));
}

function say(what: string, problems: Problems): void {
  console.log(`  ${problems.length === 0 ? '✓' : '✗'} ${what}`);
  for (const problem of problems) console.log(problem.replace(/^(?=.)/gm, '      '));
  if (problems.length > 0) process.exitCode = 1;
}
