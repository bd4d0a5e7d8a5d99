import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { run } from '../harness/execute.ts';
import { type Fixture, loadScenario, programOf, readFixtures } from '../harness/fixtures.ts';
import { migrateFiles } from '../harness/migrate-fixture.ts';
import { frameworks } from '../../src/frameworks/index.ts';

/** Fixtures that show no framework but an entry point of the project itself; and those of frameworks by another name. */
const OTHERS: Readonly<Record<string, string>> = {
  'projects/wrap-handlers-by-reference': 'express',
  'wrap-new-connection/immediately-invoked-main': 'node',
  'projects/wrap-route-tables': 'node',
};

const root = realpathSync(mkdtempSync(join(tmpdir(), 'executed-')));
const fixtures = readFixtures().filter((fixture) => frameworkOf(fixture) !== null);

function frameworkOf({ name }: Fixture): string | null {
  const own = frameworks.find((each) => basename(name).startsWith(`${each.name}-`));
  return OTHERS[name] ?? own?.name ?? null;
}

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

test('every framework has a fixture that is executed', () => {
  const executed = new Set(fixtures.filter(({ scenarioPath }) => scenarioPath !== null).map(frameworkOf));
  expect(frameworks.map(({ name }) => name).filter((name) => !executed.has(name))).toEqual([]);
});

describe.each(fixtures.map((fixture) => [fixture.name, fixture] as const))('%s', (_name, fixture) => {
  test('each handler runs inside exactly one context, as often as its framework calls it', async () => {
    const scenario = await loadScenario(fixture.scenarioPath ?? '');
    const before = await run(programOf(fixture, fixture.input), scenario.default, { flavour: 'async', base: 'native' });
    const { files } = await migrateFiles(join(root, 'first'), fixture, fixture.input);
    const after = await run(programOf(fixture, files), scenario.default, { flavour: 'async', base: 'native' });
    // What fails before it has begun would be the same on both sides, too.
    expect(after.outcome).toHaveProperty('value');
    expect(after.entries.length).toBeGreaterThan(0);
    expect(after.entries.map(({ label, contexts }) => [label, contexts])).toEqual(
      after.entries.map(({ label, expected }) => [label, expected]),
    );
    expect(after.operations.length).toBeGreaterThan(0);
    expect(after.operations.filter(({ connected }) => !connected)).toEqual([]);
    expect(before.outcome).toEqual(after.outcome);
    expect(before.entries.map(({ operations }) => operations)).toEqual(
      after.entries.map(({ operations }) => operations),
    );
  });

  test('installed packages make no difference', async () => {
    const folder = join(root, 'installed', fixture.name);
    mkdirSync(folder, { recursive: true });
    symlinkSync(fileURLToPath(new URL('../../node_modules', import.meta.url)), join(folder, 'node_modules'));
    const { files } = await migrateFiles(join(root, 'installed'), fixture, fixture.input);
    expect(Object.fromEntries(files)).toEqual(Object.fromEntries(fixture.output ?? []));
  });
});

test('every file of a fixture for a framework names one that is known', () => {
  const names = readdirSync(fileURLToPath(new URL('../../src/frameworks', import.meta.url)));
  const known = names
    .filter((name) => name !== 'index.ts' && name !== 'framework.ts')
    .map((name) => basename(name, '.ts'));
  expect([...known].sort()).toEqual(frameworks.map(({ name }) => name).sort());
});
