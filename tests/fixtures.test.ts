import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { differences } from './harness/compare.ts';
import {
  type Fixture,
  loadScenario,
  NOOP,
  programOf,
  readFiles,
  readFixtures,
  readNotExecuted,
  writeFiles,
} from './harness/fixtures.ts';
import { type Migrated, migrateFiles } from './harness/migrate-fixture.ts';
import { type Files, syntaxErrors } from './harness/modules.ts';
import { typeErrors } from './harness/type-check.ts';
import { updateOutput } from './harness/update-outputs.ts';

/** Fixtures that import packages, or use settings of their own, which the type check does not know. */
const UNCHECKED = [
  'add-async-variants/noop-sequelize-model',
  'projects/noop-installed-orm-without-pairs',
  'projects/tsconfig-paths',
  'wrap-new-connection/nest-controller',
];

const fixtures = readFixtures();
const notExecuted = readNotExecuted();
const root = realpathSync(mkdtempSync(join(tmpdir(), 'fixtures-')));
const first = new Map<Fixture, Promise<Migrated>>();

/** Each fixture is migrated once, whatever the number of tests that look at it. */
function migrated(fixture: Fixture): Promise<Migrated> {
  const known = first.get(fixture) ?? migrateFiles(join(root, 'first'), fixture, fixture.input);
  first.set(fixture, known);
  return known;
}

/** As an object: a failing comparison then shows a diff of the texts. */
function texts(files: Files): Record<string, string> {
  return Object.fromEntries(files);
}

/** What differs when a fixture's scenario runs on these files instead of its input. */
async function run(fixture: Fixture, after: Files): Promise<readonly string[]> {
  const scenario = await loadScenario(fixture.scenarioPath ?? '');
  return differences(programOf(fixture, fixture.input), programOf(fixture, after), scenario);
}

function git(args: readonly string[], input?: string): string {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  return execFileSync('git', args, { cwd: join(root, 'patched'), env, input, encoding: 'utf8', stdio: 'pipe' });
}

beforeAll(() => {
  for (const fixture of fixtures) writeFiles(join(root, 'patched', fixture.name), fixture.input);
  git(['init', '--quiet']);
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

describe.each(fixtures.map((fixture) => [fixture.name, fixture] as const))('%s', (_name, fixture) => {
  test('input parses and is left alone by a dry run', async () => {
    for (const [path, text] of fixture.input) expect(syntaxErrors(path, text), path).toEqual([]);
    const { result, folder } = await migrated(fixture);
    expect(result.files.filter(({ status }) => status === 'failed')).toEqual([]);
    expect(texts(readFiles(folder))).toEqual(texts(fixture.input));
  });

  test('output is as written', async () => {
    const { files } = await migrated(fixture);
    if (updateOutput(fixture, files)) return;
    expect(fixture.output, 'no output yet: UPDATE_FIXTURES=1 writes one for review').not.toBeNull();
    expect(texts(files)).toEqual(texts(fixture.output ?? new Map()));
    for (const [path, text] of files) expect(syntaxErrors(path, text), path).toEqual([]);
  });

  test('outcomes and findings are as expected', async () => {
    const { result } = await migrated(fixture);
    const { changes = {}, findings = [] } = fixture.expectation;
    const actual = result.files.flatMap((file) =>
      file.changes.map(
        ({ symbol, outcome, blocker }) => [symbol, blocker ? `${outcome} ${blocker}` : outcome] as const,
      ),
    );
    expect(Object.fromEntries(actual)).toMatchObject(changes);
    expect(result.findings.map(({ code }) => code)).toEqual(expect.arrayContaining([...findings]));
  });

  test('second run changes nothing', async () => {
    const { files } = await migrated(fixture);
    const again = await migrateFiles(join(root, 'second'), fixture, files);
    expect(texts(again.files)).toEqual(texts(files));
  });

  test('printed diff applies and gives the output', async () => {
    const { result, files } = await migrated(fixture);
    const diff = result.files.map((file) => file.diff).join('');
    if (diff !== '') git(['apply', '--whitespace=nowarn', `--directory=${fixture.name}`, '-'], diff);
    expect(texts(readFiles(join(root, 'patched', fixture.name)))).toEqual(texts(files));
  });

  test.runIf(fixture.scenarioPath)('sync and async variants do the same', async () => {
    const { files } = await migrated(fixture);
    expect(await run(fixture, files)).toEqual([]);
  });
});

describe('every fixture is executed or says why not', () => {
  const silent = fixtures.filter(({ scenarioPath, name }) => scenarioPath === null && !NOOP.test(name));

  test('no reason is missing, and none is stale', () => {
    expect(Object.keys(notExecuted).sort()).toEqual(silent.map(({ name }) => name).sort());
  });
});

describe('expected outputs', () => {
  const complete = fixtures.filter(({ output, scenarioPath }) => output !== null && scenarioPath !== null);

  // Independent of the migration: it shows that the expectation itself is right.
  test.each(complete.map((fixture) => [fixture.name, fixture] as const))(
    '%s runs both ways',
    async (_name, fixture) => {
      expect(await run(fixture, fixture.output ?? fixture.input)).toEqual([]);
    },
  );

  test('what type-checks before type-checks after', { timeout: 60_000 }, () => {
    const written = fixtures.filter(({ output }) => output !== null);
    const before = typeErrors(new Map(written.map(({ name, input }) => [name, input])));
    const after = typeErrors(new Map(written.map(({ name, input, output }) => [name, output ?? input])));
    const broken = [...after].filter(([name, errors]) => before.get(name)?.length === 0 && errors.length > 0);
    expect(broken).toEqual([]);
    // A mistake in the checking itself must not pass for types that hold.
    const unchecked = [...before].filter(([name, errors]) => errors.length > 0 && !UNCHECKED.includes(name));
    expect(unchecked).toEqual([]);
  });
});

describe('scenarios', () => {
  const executed = fixtures.filter(({ scenarioPath, name }) => scenarioPath !== null && !NOOP.test(name));

  test.each(executed.map((fixture) => [fixture.name, fixture] as const))(
    '%s notices when nothing is done',
    async (_name, fixture) => {
      const { rightBefore = false } = await loadScenario(fixture.scenarioPath ?? '');
      expect((await run(fixture, fixture.input)).length === 0).toBe(rightBefore);
    },
  );
});
