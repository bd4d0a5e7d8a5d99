import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type FindingKind, findings } from '../../src/findings/index.ts';
import { migrate } from '../../src/index.ts';
import { exampleFiles } from '../blockers/example-files.ts';
import { put, temporaryFolder } from '../git/temp.ts';
import { readFixtures } from '../harness/fixtures.ts';

const SRC = fileURLToPath(new URL('../../src/', import.meta.url));
const all: readonly FindingKind[] = Object.values(findings);
const codes = Object.keys(findings);

describe('findings', () => {
  test('each has a file of its name', () => {
    const files = readdirSync(join(SRC, 'findings')).filter((name) => !['index.ts', 'finding-kind.ts'].includes(name));
    expect(files.sort()).toEqual(codes.map((code) => `${code}.ts`).sort());
    expect(all.map(({ code }) => code)).toEqual(codes);
    expect(codes).toEqual([...codes].sort());
  });

  // That none is reported without being described is what the compiler sees to.
  test('each is reported somewhere', () => {
    const planning = textsIn(join(SRC, 'planning')).join('\n');
    expect(codes.filter((code) => !planning.includes(`'${code}'`))).toEqual([]);
  });

  test('each has a fixture', () => {
    const expected = new Set(readFixtures().flatMap(({ expectation }) => expectation.findings ?? []));
    expect(codes.filter((code) => !expected.has(code))).toEqual([]);
    expect([...expected].filter((code) => !codes.includes(code))).toEqual([]);
  });

  test.each(all.map((kind) => [kind.code, kind] as const))('%s reads well', (_code, { title, meaning, action }) => {
    expect(title.split(' ').length, 'words in the title').toBeLessThanOrEqual(6);
    expect(title.split(' ').length, 'words in the title').toBeGreaterThanOrEqual(3);
    expect(title).not.toMatch(/\.$/);
    for (const text of [meaning, action]) expect(text).toMatch(/^[A-Z].*\.$/s);
    expect(meaning.split(/[.:] (?=[A-Z])/).length, 'sentences of the meaning').toBeLessThanOrEqual(3);
  });

  test.each(all.map((kind) => [kind.code, kind] as const))('%s occurs in its example', async (code, kind) => {
    const cwd = temporaryFolder();
    const files = exampleFiles(kind.example);
    put(cwd, { 'package.json': '{}', ...Object.fromEntries(files) });
    const config = [...files.keys()].find((name) => name.startsWith('orm-migrate.config.')) ?? false;
    const { result } = await migrate({ cwd, paths: ['.'], config });
    expect(result.files.flatMap(({ error }) => error ?? [])).toEqual([]);
    expect(result.findings.map((each) => [each.code, each.severity])).toEqual([[code, kind.severity]]);
    const [found] = result.findings;
    expect(found?.message).toMatch(/^[^\n]{20,250}$/);
  });
});

function textsIn(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? textsIn(path) : [readFileSync(path, 'utf8')];
  });
}
