/**
 * What the migration makes of each fixture: its output, outcomes and diff. What the outputs do when they run is asked in
 * `tests/fixtures/`, on the outputs that are written down.
 */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { applyDiff } from './harness/apply-diff.ts';
import { disturbed, isExpected, unexpected, unlike, unreadable, unwritten } from './harness/fixture-checks.ts';
import { type Fixture, NOOP, readFiles, readFixtures, readNotExecuted, writeFiles } from './harness/fixtures.ts';
import { type Migrated, migrateFiles } from './harness/migrate-fixture.ts';
import { updateOutput } from './harness/update-outputs.ts';

const fixtures = readFixtures();
const root = realpathSync(mkdtempSync(join(tmpdir(), 'fixtures-')));
const first = new Map<Fixture, Promise<Migrated>>();

/** Each fixture is migrated once, whatever the number of tests that look at it. */
function migrated(fixture: Fixture): Promise<Migrated> {
  const known = first.get(fixture) ?? migrateFiles(join(root, 'first'), fixture, fixture.input);
  first.set(fixture, known);
  return known;
}

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

describe.each(fixtures.map((fixture) => [fixture.name, fixture] as const))('%s', (_name, fixture) => {
  test('input parses and is left alone by a dry run', async () => {
    expect(unreadable(fixture.input)).toEqual([]);
    expect(disturbed(fixture, await migrated(fixture)).join('\n')).toBe('');
  });

  test('output is as written', async () => {
    const found = await migrated(fixture);
    if (updateOutput(fixture, found.files)) return;
    expect(unwritten(fixture, found).join('\n')).toBe('');
    expect(unreadable(found.files)).toEqual([]);
  });

  if (isExpected(fixture)) {
    test('outcomes and findings are as expected', async () => {
      expect(unexpected(fixture, await migrated(fixture)).join('\n')).toBe('');
    });
  }
});

/** Fixtures whose files can lie beside each other: no two have a changed file of the same path. */
function sideBySide(changed: ReadonlyMap<Fixture, readonly string[]>): readonly (readonly Fixture[])[] {
  const groups: { readonly fixtures: Fixture[]; readonly paths: Set<string> }[] = [];
  for (const [fixture, paths] of changed) {
    const group = groups.find((each) => !paths.some((path) => each.paths.has(path))) ?? {
      fixtures: [],
      paths: new Set<string>(),
    };
    if (group.fixtures.length === 0) groups.push(group);
    group.fixtures.push(fixture);
    for (const path of paths) group.paths.add(path);
  }
  return groups.map((group) => group.fixtures);
}

// One git for many fixtures: to start it takes longer than all else that it does.
test('printed diffs apply and give the outputs', async () => {
  const changed = new Map<Fixture, readonly string[]>();
  for (const fixture of fixtures) {
    const { result } = await migrated(fixture);
    const paths = result.files.flatMap(({ path, diff }) => (diff === '' ? [] : [path]));
    if (paths.length > 0) changed.set(fixture, paths);
  }
  expect(changed.size).toBeGreaterThan(200);
  for (const [index, group] of sideBySide(changed).entries()) {
    const folder = join(root, 'patched', String(index));
    const [before, after] = [new Map<string, string>(), new Map<string, string>()];
    const diffs: string[] = [];
    for (const fixture of group) {
      const { result, files } = await migrated(fixture);
      diffs.push(...result.files.map(({ diff }) => diff));
      for (const path of changed.get(fixture) ?? []) {
        before.set(path, fixture.input.get(path) ?? '');
        after.set(path, files.get(path) ?? '');
      }
    }
    writeFiles(folder, before);
    applyDiff(folder, diffs.join(''));
    const names = group.map(({ name }) => name).join(', ');
    expect(unlike(after, readFiles(folder)).join('\n'), names).toBe('');
  }
});

test('every fixture is executed or says why not: no reason is missing, and none is stale', () => {
  const silent = fixtures.filter(({ scenarioPath, name }) => scenarioPath === null && !NOOP.test(name));
  expect(Object.keys(readNotExecuted()).sort()).toEqual(silent.map(({ name }) => name).sort());
});
