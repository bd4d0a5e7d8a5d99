/** A project that is migrated file by file is the project that is migrated at once: a fallback is a state, not an end. */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { NOOP, readFixtures } from '../harness/fixtures.ts';
import { migrateFiles } from '../harness/migrate-fixture.ts';
import type { Files } from '../harness/modules.ts';

const projects = readFixtures().filter(({ name }) => name.startsWith('projects/') && !NOOP.test(name));
const root = realpathSync(mkdtempSync(join(tmpdir(), 'parts-')));
const SOURCE = /(?<!\.d)\.[cm]?[jt]sx?$/;

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

/**
 * The texts without regard to the order in which names were added to an import, and to the reason in a comment, which is that
 * of the run that wrote it.
 */
function texts(files: Files): Record<string, string> {
  return Object.fromEntries([...files].map(([path, text]) => [path, SOURCE.test(path) ? normalise(text) : text]));
}

function normalise(text: string): string {
  return text
    .replace(/^((?:import|const) \{)([^}]*)(\} (?:from|= require))/gm, (_, head: string, names: string, tail: string) =>
      [head, sorted(names), tail].join(' '),
    )
    .replace(/orm-migrate: [a-z-]+ - .*(\n\s*\/\/ {3}\S.*)*/g, 'orm-migrate');
}

function sorted(names: string): string {
  const all = names.split(',').map((name) => name.trim());
  return all
    .filter((name) => name !== '')
    .sort()
    .join(', ');
}

describe.each(projects.map((fixture) => [fixture.name, fixture] as const))('%s', (_name, fixture) => {
  const sources = [...fixture.input.keys()].filter((path) => SOURCE.test(path) && !path.includes('node_modules/'));

  async function migrated(files: Files, step: string, paths?: readonly string[]): Promise<Files> {
    const { result, files: after } = await migrateFiles(join(root, step), fixture, files, paths);
    expect(result.files.flatMap(({ error }) => error ?? [])).toEqual([]);
    return after;
  }

  test('one file first, or file by file, and then the whole', async () => {
    const whole = texts(await migrated(fixture.input, 'whole'));
    expect(whole).not.toEqual(texts(fixture.input));
    let files = fixture.input;
    for (const path of sources) {
      const part = await migrated(fixture.input, 'part', [path]);
      expect(texts(await migrated(part, 'then')), path).toEqual(whole);
      files = await migrated(files, 'steps', [path]);
    }
    expect(texts(await migrated(files, 'then')), sources.join()).toEqual(whole);
  });
});
