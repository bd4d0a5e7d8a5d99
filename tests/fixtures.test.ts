import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DatabaseName, differences } from './harness/compare.ts';
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
  // Decorators of parameters are those of an older proposal, which the type check does not turn on.
  'add-async-variants/typescript-decorators-behind-export',
  // TypeScript lets no accessor take the place of a method.
  'insert-sync-fallbacks/accessor-field',
  'add-async-variants/noop-sequelize-model',
  'projects/noop-installed-orm-without-pairs',
  // Their ORMs have names that the types of the one in the harness do not have.
  'add-async-variants/names-in-a-table',
  'projects/receivers-of-an-unread-orm',
  'projects/tsconfig-paths',
  'wrap-new-connection/nest-controller',
  'wrap-new-connection/nest-transports',
];

/** Fixtures of projects that leave `override` out; all others are checked with `noImplicitOverride`. */
const WITHOUT_OVERRIDE = [
  'add-async-variants/private-helpers',
  'add-async-variants/template-literals-and-comments',
  'add-async-variants/typed-mixin',
  'add-async-variants/typescript-overloads',
];

const fixtures = readFixtures();
const notExecuted = readNotExecuted();
const root = realpathSync(mkdtempSync(join(tmpdir(), 'fixtures-')));
const first = new Map<Fixture, Promise<Migrated>>();
const runs = new Map<string, Promise<readonly string[]>>();

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

/** What differs when a fixture's scenario runs on these files instead of its input; the same files run once. */
function run(fixture: Fixture, after: Files): Promise<readonly string[]> {
  const key = JSON.stringify([fixture.name, ...after]);
  const known = runs.get(key) ?? runOn(fixture, after);
  runs.set(key, known);
  return known;
}

async function runOn(fixture: Fixture, after: Files, databases?: readonly DatabaseName[]): Promise<readonly string[]> {
  const scenario = await loadScenario(fixture.scenarioPath ?? '');
  return differences(programOf(fixture, fixture.input), programOf(fixture, after), scenario, databases);
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
    const { changes = {}, findings = [], lines } = fixture.expectation;
    const actual = result.files.flatMap((file) =>
      file.changes.map(
        ({ symbol, outcome, blocker }) => [symbol, blocker ? `${outcome} ${blocker}` : outcome] as const,
      ),
    );
    expect(Object.fromEntries(actual)).toMatchObject(changes);
    expect(result.findings.map(({ code }) => code)).toEqual(expect.arrayContaining([...findings]));
    if (lines) expect(result.findings.map(({ line, code }) => `${String(line)} ${code}`)).toEqual(lines);
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

  describe.each(['input', 'output'] as const)('%s type-checks', (side) => {
    test.each([
      ['with noImplicitOverride', true],
      ['without it', false],
    ] as const)('%s', { timeout: 60_000 }, (_name, noImplicitOverride) => {
      const chosen = fixtures.filter(({ name }) => WITHOUT_OVERRIDE.includes(name) !== noImplicitOverride);
      const texts = chosen.flatMap((fixture) => {
        const files = fixture[side];
        return files === null || UNCHECKED.includes(fixture.name) ? [] : [[fixture.name, files] as const];
      });
      expect(Object.fromEntries(typeErrors(new Map(texts), noImplicitOverride))).toEqual({});
    });
  });
});

describe('scenarios', () => {
  const executed = fixtures.filter(({ scenarioPath, name }) => scenarioPath !== null && !NOOP.test(name));

  test.each(executed.map((fixture) => [fixture.name, fixture] as const))(
    '%s notices when nothing is done',
    async (_name, fixture) => {
      const { rightBefore = false } = await loadScenario(fixture.scenarioPath ?? '');
      expect((await runOn(fixture, fixture.input, ['memory'])).length === 0).toBe(rightBefore);
    },
  );
});
