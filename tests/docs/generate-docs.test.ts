import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { useBuild } from '../transforms/build.ts';
import { ROOT } from './markdown.ts';

const built = useBuild();
let folder: string;

beforeAll(() => {
  folder = built().scratch;
  cpSync(built().dist, join(folder, 'dist'), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'dir');
  for (const path of ['package.json', 'README.md', 'docs', 'scripts', 'src/reporters', '.prettierrc.json']) {
    cpSync(join(ROOT, path), join(folder, path), { recursive: true });
  }
});

function generate(...args: readonly string[]): { code: number | null; stderr: string } {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/generate-docs.mjs', ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { code: status, stderr };
}

function edit(path: string, change: (text: string) => string): void {
  writeFileSync(join(folder, path), change(readFileSync(join(folder, path), 'utf8')));
}

describe('generate-docs', () => {
  test('what it has written is up to date', () => {
    expect(generate()).toEqual({ code: 0, stderr: '' });
    expect(generate('--check')).toEqual({ code: 0, stderr: '' });
  });

  test('names in one line what is stale, and --check repairs nothing', () => {
    edit('README.md', (text) => text.replace('print the diff, write nothing', 'something else'));
    edit('docs/blockers.md', (text) => `${text}\nMore.\n`);
    const stale = { code: 1, stderr: 'docs: stale: docs/blockers.md, README.md; run `npm run docs`\n' };
    expect(generate('--check')).toEqual(stale);
    expect(generate('--check')).toEqual(stale);
    generate();
    expect(generate('--check').code).toBe(0);
  });

  test('says which marker is missing', () => {
    edit('README.md', (text) => text.replace('<!-- generated:flags -->', ''));
    expect(generate()).toEqual({
      code: 1,
      stderr: 'docs: README.md has no <!-- generated:flags -->…<!-- /generated -->\n',
    });
  });
});
