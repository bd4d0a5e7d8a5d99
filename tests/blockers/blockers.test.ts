import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type Blocker, blockers } from '../../src/blockers/index.ts';
import { migrate } from '../../src/index.ts';
import { put, temporaryFolder } from '../git/temp.ts';
import { readFixtures } from '../harness/fixtures.ts';
import { codesInSource } from './codes-in-source.ts';
import { exampleFiles } from './example-files.ts';

const FOLDER = fileURLToPath(new URL('../../src/blockers/', import.meta.url));

/** Blockers that may do without a fixture, and why: each is at least covered by the example in its own file. */
const WITHOUT_FIXTURE: Readonly<Record<string, string>> = {
  'callback-argument': 'only its example is migrated so far',
  ignored: 'only its example is migrated so far',
  'mixed-bases': 'only its example is migrated so far',
  'opaque-call': 'only its example is migrated so far',
  'optional-chain': 'only its example is migrated so far',
  'outside-paths': 'a fixture is always migrated as a whole',
  'type-predicate': 'only its example is migrated so far',
  'unreachable-variant': 'only its example is migrated so far',
  'unsupported-form': 'only its example is migrated so far',
};

const all: readonly Blocker[] = Object.values(blockers);
const codes = Object.keys(blockers);

describe('blockers', () => {
  test('each has a file of its name', () => {
    const files = readdirSync(FOLDER).filter((name) => !['index.ts', 'blocker.ts'].includes(name));
    expect(files.sort()).toEqual(codes.map((code) => `${code}.ts`).sort());
    expect(all.map(({ code }) => code)).toEqual(codes);
  });

  test('each that the source raises is documented, and none besides', () => {
    expect([...codesInSource().keys()].sort()).toEqual([...codes].sort());
  });

  test('each has a fixture, or a reason to have none', () => {
    const fixtures = readFixtures();
    const outputs = fixtures.flatMap(({ output }) => [...(output?.values() ?? [])]).join('\n');
    const outcomes = fixtures.flatMap(({ expectation }) => Object.values(expectation.changes ?? {}));
    const missing = codes.filter(
      (code) => !outputs.includes(`orm-migrate: ${code} -`) && !outcomes.includes(`fallback ${code}`),
    );
    expect(missing.filter((code) => !Object.hasOwn(WITHOUT_FIXTURE, code))).toEqual([]);
    expect(Object.keys(WITHOUT_FIXTURE).filter((code) => !codes.includes(code))).toEqual([]);
  });

  test.each(all.map((blocker) => [blocker.code, blocker] as const))('%s reads well', (_code, blocker) => {
    const { title, meaning, action } = blocker;
    expect(title.split(' ').length, 'words in the title').toBeLessThanOrEqual(6);
    expect(title.split(' ').length, 'words in the title').toBeGreaterThanOrEqual(3);
    expect(title).not.toMatch(/\.$/);
    for (const text of [meaning, action]) expect(text).toMatch(/^[A-Z].*\.$/s);
    expect(meaning.split(/[.:] (?=[A-Z])/).length, 'sentences of the meaning').toBeLessThanOrEqual(3);
  });

  test.each(all.map((blocker) => [blocker.code, blocker] as const))(
    '%s occurs in its example',
    async (code, blocker) => {
      const files = exampleFiles(blocker.example);
      const cwd = temporaryFolder();
      put(cwd, { 'package.json': '{}', ...Object.fromEntries(files) });
      const profile = /^\/\/ profile: (\S+)$/m.exec(blocker.example)?.[1] ?? 'default';
      // In an example of several files the blocker is in the first, and only that one may be changed for outside-paths.
      const [first = ''] = [...files.keys()];
      const paths = code === 'outside-paths' ? [first] : ['.'];
      const { result } = await migrate({ cwd, paths, profile, config: false });
      expect(result.files.flatMap(({ error }) => error ?? [])).toEqual([]);
      const overrides = result.files.flatMap((file) => file.changes).filter(({ kind }) => kind === 'override');
      // What falls back in a transaction has to be there for that, by hand.
      const found = overrides.flatMap(({ blocker }) => blocker ?? []);
      expect(found.filter((each) => each === code || each !== 'fallback-by-hand')).toEqual([code]);
    },
  );
});
