import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';

import { temporaryFolder } from '../git/temp.ts';
import { useBuild } from '../transforms/build.ts';

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

type Project = Readonly<Record<string, string>>;

/** What comes first by name relies on what comes last. */
const RELYING: Project = {
  'a/book.js': `import { Model } from 'orm';
import { touch } from '../z/touch.js';

export class Book extends Model {
  save() {
    touch(this.id);
    super.save();
  }
}
`,
  'z/touch.js': `import { Model } from 'orm';

class Tag extends Model {}

export function touch(x) {
  Tag.objects.create({ x });
}
`,
};

/** Each relies on the other. */
const CIRCLE: Project = {
  'a.js': `import { Model } from 'orm';
import { again } from './b.js';

class Tag extends Model {}

export function touch(x) {
  Tag.objects.create({ x });
  if (x > 0) again(x - 1);
}

export class Book extends Model {
  save() {
    again(this.id);
    super.save();
  }
}
`,
  'b.js': `import { touch } from './a.js';

export function again(x) {
  touch(x);
}
`,
};

function write(project: Project): string {
  return temporaryFolder({ ...project, 'tmp/stop-at.cjs': STOP_AT });
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

function texts(project: Project, folder: string): readonly string[] {
  return Object.keys(project).map((name) => readFileSync(join(folder, name), 'utf8'));
}

/** What the tool leaves behind: names that the project did not have. */
function leftovers(project: Project, folder: string): readonly string[] {
  const known = [...Object.keys(project), 'tmp/stop-at.cjs'];
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  const names = files.map((each) => relative(folder, join(each.parentPath, each.name)));
  return names.filter((name) => !known.includes(name) && !name.startsWith('.git/'));
}

async function migrated(project: Project): Promise<readonly string[]> {
  const folder = write(project);
  expect(await run(folder)).toEqual({ code: 0, signal: null });
  expect(texts(project, folder).every((text) => text.includes('async '))).toBe(true);
  return texts(project, folder);
}

interface Stop {
  readonly project: Project;
  /** As an undisturbed run leaves them. */
  readonly after: readonly string[];
  readonly signal: NodeJS.Signals;
  readonly step: number;
}

/** @returns the texts that it left; null if it ended before that step */
async function stopped({ project, after, signal, step }: Stop): Promise<readonly string[] | null> {
  const folder = write(project);
  const end = await run(folder, { STOP_AT: String(step), STOP_SIGNAL: signal });
  const left = texts(project, folder);
  const before = Object.values(project);
  left.forEach((text, index) => expect([before[index], after[index]]).toContain(text));
  if (end.signal === null) return null;
  expect(end.signal).toBe(signal);
  if (signal !== 'SIGKILL') expect(leftovers(project, folder)).toEqual([]);
  expect(await run(folder)).toEqual({ code: 0, signal: null });
  expect(texts(project, folder)).toEqual(after);
  expect(leftovers(project, folder)).toEqual([]);
  return left;
}

/** Each of two files is opened, written, given its mode and synced, before the first is renamed; then their folders are synced. */
const STEPS = { staged: 8, renamed: 10 };

test('killed at any step, it leaves each file as it was or as it should be, and the next run completes it', async () => {
  const after = await migrated(RELYING);
  const [user, used] = Object.values(RELYING);
  const seen: string[] = [];
  for (let step = 1; ; step += 1) {
    const left = await stopped({ project: RELYING, after, signal: 'SIGKILL', step });
    if (left === null) break;
    // What others rely on is written first.
    if (left[0] !== user) expect(left[1]).not.toBe(used);
    seen.push(left.map((text, index) => (text === after[index] ? 'new' : 'old')).join());
  }
  expect(seen).toEqual([
    ...Array<string>(STEPS.staged + 1).fill('old,old'),
    'old,new',
    ...Array<string>(2).fill('new,new'),
  ]);
}, 240_000);

test('killed between two files that rely on each other, it leaves what the next run completes', async () => {
  const after = await migrated(CIRCLE);
  const left = await stopped({ project: CIRCLE, after, signal: 'SIGKILL', step: STEPS.renamed });
  expect(left?.filter((text, index) => text === after[index])).toHaveLength(1);
});

test.each(['SIGINT', 'SIGTERM'] as const)('asked to stop by %s, it leaves nothing behind', async (signal) => {
  const after = await migrated(RELYING);
  const before = Object.values(RELYING);
  expect(await stopped({ project: RELYING, after, signal, step: 5 })).toEqual(before);
  // What has begun to be replaced is replaced to the end.
  expect(await stopped({ project: RELYING, after, signal, step: STEPS.renamed })).toEqual(after);
});

test.skipIf(process.platform !== 'linux')(
  'a second run on the same tree is refused while the first one is at work',
  async () => {
    const folder = write(RELYING);
    mkdirSync(join(folder, '.git'));
    const first = start(folder, { STOP_AT: '2', STOP_SIGNAL: 'SIGSTOP' });
    const exit = once(first, 'exit');
    const isStopped = (): boolean => readFileSync(`/proc/${String(first.pid)}/stat`, 'utf8').includes(') T ');
    while (!isStopped()) await new Promise((resolve) => setTimeout(resolve, 5));
    const second = await run(folder);
    first.kill('SIGCONT');
    expect([await exit, second]).toEqual([[0, null], { code: 2, signal: null }]);
    expect(texts(RELYING, folder).every((text) => text.includes('async '))).toBe(true);
  },
);
