import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import { GOOD, isDone, project } from '../hostile/run.ts';
import { useBuild } from '../transforms/build.ts';

const built = useBuild();

/** Runs the built command line through a shell, in which `migrate` stands for it. */
async function shell(folder: string, script: string): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const command = `migrate() { "$NODE" "$TOOL" "$@"; }\n${script}`;
  const env = { ...process.env, NODE: process.execPath, TOOL: join(built().dist, 'bin/orm-migrate.js') };
  const child = spawn('sh', ['-c', command], { cwd: folder, env, timeout: 240_000 });
  const printed = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (printed.stderr += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...printed };
}

const FULL = 'orm-migrate: standard output cannot be written: no space left on the device (ENOSPC)\n';

describe.skipIf(!existsSync('/dev/full'))('an output that takes nothing', () => {
  test.each([
    '--dry --silent',
    '--check --silent',
    '--dry --silent --reporter json',
    '--help',
    '--silent --reporter json',
  ])('is one line and exit code 1: %s', async (flags) => {
    expect(await shell(project({}), `migrate ${flags} > /dev/full`)).toEqual({ code: 1, stdout: '', stderr: FULL });
  });

  test('keeps nothing from being written, and no other exit code', async () => {
    const folder = project({});
    const wrong = await shell(folder, 'migrate --wrong > /dev/full');
    expect(wrong.code).toBe(2);
    expect((await shell(folder, 'migrate --reporter json > /dev/full')).code).toBe(1);
    expect(isDone(folder)).toBe(true);
  });

  test('is noticed on standard error too', async () => {
    const { code, stdout } = await shell(project({}), 'migrate --dry 2> /dev/full');
    expect([code, stdout]).toEqual([1, expect.stringMatching(/^diff --git /)]);
  });
});

test('a file that has no more room than for a part of the report', async () => {
  const many = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`${index}.js`, GOOD]));
  const folder = project(many);
  const { code, stderr } = await shell(folder, 'ulimit -f 1; migrate --dry --silent > patch');
  expect([code, stderr]).toEqual([
    1,
    'orm-migrate: standard output cannot be written: the file is too large (EFBIG)\n',
  ]);
  expect(readFileSync(join(folder, 'patch'), 'utf8')).toMatch(/^diff --git /);
});

test('a reader that has seen enough is no failure', async () => {
  const many = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`${index}.js`, GOOD]));
  const script = '{ migrate --dry --silent; echo $? >&2; } | head -n 1';
  expect(await shell(project(many), script)).toEqual({
    code: 0,
    stdout: 'diff --git a/0.js b/0.js\n',
    stderr: '0\n',
  });
});
