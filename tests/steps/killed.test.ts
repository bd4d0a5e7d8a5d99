import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { temporaryFolder } from '../git/temp.ts';
import { useBuild } from '../transforms/build.ts';

const NAMES = ['author.js', 'book.js'];

/**
 * Loaded before the tool: sends the process a signal at the n-th step of its writing. A step is a call that opens a file
 * for writing, writes (which is stopped half-way), changes a mode, syncs, renames or removes.
 */
const STOP_AT = `
// The analysis has a thread of its own, which writes nothing.
if (!require('node:worker_threads').isMainThread) return;
const fs = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');
const at = Number(process.env.STOP_AT);
let steps = 0;
function step(half) {
  steps += 1;
  if (steps !== at) return undefined;
  return Promise.resolve(half?.()).then(() => {
    process.kill(process.pid, process.env.STOP_SIGNAL);
    return new Promise((resolve) => setTimeout(resolve, 20));
  });
}
const { open, rename, rm } = fs.promises;
fs.promises.open = async (path, flags, mode) => {
  if (flags !== 'r') await step();
  const handle = await open(path, flags, mode);
  const { writeFile, sync, chmod } = handle;
  handle.writeFile = async (text) => {
    await step(() => writeFile.call(handle, text.slice(0, text.length / 2)).then(() => sync.call(handle)));
    return writeFile.call(handle, text);
  };
  handle.sync = async () => (await step(), sync.call(handle));
  handle.chmod = async (to) => (await step(), chmod.call(handle, to));
  return handle;
};
fs.promises.rename = async (...args) => (await step(), rename(...args));
fs.promises.rm = async (...args) => (await step(), rm(...args));
syncBuiltinESMExports();
`;

const built = useBuild();

function source(name: string): string {
  return `import { Model } from 'orm';

export class Item extends Model {
  save() {
    this.name = '${name}';
    super.save();
  }
}
`;
}

function project(): string {
  const files = Object.fromEntries(NAMES.map((name) => [name, source(name)]));
  return temporaryFolder({ ...files, 'tmp/stop-at.cjs': STOP_AT });
}

function start(folder: string, env: NodeJS.ProcessEnv = {}): ChildProcess {
  const bin = join(built().dist, 'bin/orm-migrate.js');
  const preload = env['STOP_AT'] === undefined ? [] : ['--require', join(folder, 'tmp/stop-at.cjs')];
  return spawn(process.execPath, [...preload, bin, '.', '--force', '--silent'], {
    cwd: folder,
    env: { ...process.env, TMPDIR: join(folder, 'tmp'), ...env },
    stdio: 'ignore',
  });
}

async function run(folder: string, env?: NodeJS.ProcessEnv): Promise<{ code: number | null; signal: string | null }> {
  const [code, signal] = (await once(start(folder, env), 'exit')) as [number | null, string | null];
  return { code, signal };
}

function texts(folder: string): readonly string[] {
  return NAMES.map((name) => readFileSync(join(folder, name), 'utf8'));
}

/** What the tool leaves behind: names that the project did not have. */
function leftovers(folder: string): readonly string[] {
  const known = [...NAMES, 'tmp', '.git', 'stop-at.cjs'];
  return [...readdirSync(folder), ...readdirSync(join(folder, 'tmp'))].filter((name) => !known.includes(name));
}

const before = NAMES.map(source);

async function migrated(): Promise<readonly string[]> {
  const folder = project();
  expect(await run(folder)).toEqual({ code: 0, signal: null });
  expect(texts(folder).every((text) => text.includes('asave'))).toBe(true);
  return texts(folder);
}

/** @returns whether the run was stopped, and did not end before that step */
async function stopsSafely(after: readonly string[], signal: NodeJS.Signals, step: number): Promise<boolean> {
  const folder = project();
  const end = await run(folder, { STOP_AT: String(step), STOP_SIGNAL: signal });
  texts(folder).forEach((text, index) => expect([before[index], after[index]]).toContain(text));
  if (end.signal === null) return false;
  expect(end.signal).toBe(signal);
  if (signal !== 'SIGKILL') expect(leftovers(folder)).toEqual([]);
  expect(await run(folder)).toEqual({ code: 0, signal: null });
  expect(texts(folder)).toEqual(after);
  expect(leftovers(folder)).toEqual([]);
  return true;
}

test('killed at any step, it leaves each file as it was or as it should be, and the next run completes it', async () => {
  const after = await migrated();
  let steps = 0;
  while (await stopsSafely(after, 'SIGKILL', steps + 1)) steps += 1;
  // Each of the two files is opened, written, given its mode, synced and renamed.
  expect(steps).toBeGreaterThanOrEqual(10);
}, 120_000);

test.each(['SIGINT', 'SIGTERM'] as const)('asked to stop by %s, it leaves nothing behind', async (signal) => {
  const after = await migrated();
  for (const step of [2, 5]) expect(await stopsSafely(after, signal, step)).toBe(true);
});

test.skipIf(process.platform !== 'linux')(
  'a second run on the same tree is refused while the first one is at work',
  async () => {
    const folder = project();
    mkdirSync(join(folder, '.git'));
    const first = start(folder, { STOP_AT: '2', STOP_SIGNAL: 'SIGSTOP' });
    const exit = once(first, 'exit');
    const isStopped = (): boolean => readFileSync(`/proc/${String(first.pid)}/stat`, 'utf8').includes(') T ');
    while (!isStopped()) await new Promise((resolve) => setTimeout(resolve, 5));
    const second = await run(folder);
    first.kill('SIGCONT');
    expect([await exit, second]).toEqual([[0, null], { code: 2, signal: null }]);
    expect(texts(folder).every((text) => text.includes('asave'))).toBe(true);
  },
);
