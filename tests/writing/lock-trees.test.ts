import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { UsageError } from '../../src/errors.ts';
import { lockTrees } from '../../src/writing/lock-trees.ts';
import { temporaryFolder, temporaryRepository } from '../git/temp.ts';

/** Above what any system gives to a process. */
const NOBODY = 2 ** 30;

let locks: string;

beforeEach(() => {
  locks = temporaryFolder();
  vi.stubEnv('TMPDIR', locks);
});

afterEach(() => {
  vi.unstubAllEnvs();
});

function lock(...paths: readonly string[]): Set<string> {
  const taken = new Set<string>();
  lockTrees(paths, taken);
  return taken;
}

function locksMade(): readonly string[] {
  return readdirSync(locks)
    .filter((name) => name.includes('.lock'))
    .sort();
}

test('nothing is locked where there is nothing', () => {
  expect(lock(join(locks, 'missing')).size).toBe(0);
  expect(tmpdir()).toBe(locks);
});

test('each tree is locked once, and nothing appears in it', () => {
  const repository = temporaryRepository({ 'src/a.js': '', 'lib/b.js': '' });
  const folder = temporaryFolder({ 'c.js': '' });
  const taken = lock(join(repository, 'src'), join(repository, 'lib/b.js'), join(folder, 'c.js'));
  expect(taken.size).toBe(2);
  expect([...taken].every((file) => existsSync(file))).toBe(true);
  expect(readdirSync(folder)).toEqual(['c.js']);
  expect(locksMade()).toEqual([...taken].map((file) => file.slice(locks.length + 1)).sort());
});

test('a tree that another run has is refused, below its root too', () => {
  const repository = temporaryRepository({ 'src/a.js': '' });
  const [file] = lock(repository);
  expect(() => lock(join(repository, 'src'))).toThrow(UsageError);
  expect(() => lock(join(repository, 'src'))).toThrow(
    `another run of orm-migrate (process ${process.pid}) is changing ${repository}; wait for it to end, or delete ${file}`,
  );
});

test('folders above and below one that another run has are refused, outside git too; those beside it are not', () => {
  const folder = temporaryFolder({ 'sub/deep/a.js': '', 'beside/b.js': '' });
  const [file = ''] = lock(join(folder, 'sub'));
  for (const name of ['', 'sub/deep', 'sub/deep/a.js']) {
    expect(() => lock(join(folder, name))).toThrow(`is changing ${join(folder, 'sub')}; wait for it to end`);
  }
  expect(lock(join(folder, 'beside')).size).toBe(1);
  rmSync(file);
  writeHolder(file, { pid: NOBODY, tree: join(folder, 'sub') });
  expect(lock(join(folder, 'sub/deep')).size).toBe(1);
});

test('one run may have a folder and what is in it', () => {
  const folder = temporaryFolder({ 'sub/a.js': '' });
  expect(lock(join(folder, 'sub'), folder, join(folder, 'sub/a.js')).size).toBe(1);
});

function writeHolder(file: string, holder: Record<string, unknown>): void {
  writeFileSync(file, JSON.stringify(holder));
}

function holderOf(file: string): Record<string, unknown> {
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
}

test.each([
  ['a process that died', { pid: NOBODY, host: hostname() }],
  ['a process that died, by an earlier version', NOBODY],
  ['a process that died and whose number is ours now', { pid: process.pid, started: '1', host: hostname() }],
  ['a process that died and whose number another has now', { pid: process.ppid, started: '1', host: hostname() }],
])('the lock of %s is taken over', (_name, holder) => {
  if (process.platform !== 'linux' && typeof holder === 'object' && 'started' in holder) return;
  const folder = temporaryFolder({ 'a.js': '' });
  const [file = ''] = lock(folder);
  writeFileSync(file, JSON.stringify(holder));
  expect(lock(folder)).toEqual(new Set([file]));
  expect(holderOf(file)).toMatchObject({ pid: process.pid, host: hostname(), tree: folder });
  expect(locksMade()).toHaveLength(1);
});

test('an old lock with our own number is nobody’s, though it says no more than that', () => {
  const folder = temporaryFolder({ 'a.js': '' });
  const name = lockNameOf(folder);
  writeFileSync(name, String(process.pid));
  expect(lock(folder)).toEqual(new Set([name]));
});

/** Found by making one and removing it, in a folder for locks of its own. */
function lockNameOf(folder: string): string {
  const elsewhere = temporaryFolder();
  vi.stubEnv('TMPDIR', elsewhere);
  const [file = ''] = lock(folder);
  vi.stubEnv('TMPDIR', locks);
  return join(locks, file.slice(elsewhere.length + 1));
}

test('whoever holds a lock on another machine is taken to be at work', () => {
  const folder = temporaryFolder({ 'a.js': '' });
  writeHolder(lockNameOf(folder), { pid: NOBODY, host: 'far-away', tree: folder });
  expect(() => lock(folder)).toThrow(`(process ${NOBODY} on far-away) is changing ${folder}`);
});

test.each(['x', '', '{"pid":"1"}', '{"pid":-1}', 'null'])('a lock that says %j is nobody’s', (text) => {
  const folder = temporaryFolder({ 'a.js': '' });
  const [file = ''] = lock(folder);
  writeFileSync(file, text);
  expect(lock(folder)).toEqual(new Set([file]));
});

test('a folder in the place of a lock is one line that names it', () => {
  const folder = temporaryFolder({ 'a.js': '' });
  const name = lockNameOf(folder);
  mkdirSync(name);
  expect(() => lock(folder)).toThrow(new UsageError(`${name} stands where the lock has to be; delete it`));
});

test('while another run takes over the lock of a dead one, nobody else does', () => {
  const folder = temporaryFolder({ 'a.js': '' });
  const [file = ''] = lock(folder);
  writeHolder(file, { pid: NOBODY });
  writeHolder(`${file}.taken-over`, { ...holderOf(lockedBeside()), tree: folder });
  expect(() => lock(folder)).toThrow(`delete ${file}.taken-over if there is no such run`);
});

test('a run that died while it took over a lock is in nobody’s way', () => {
  const folder = temporaryFolder({ 'a.js': '' });
  const [file = ''] = lock(folder);
  writeHolder(file, { pid: NOBODY });
  writeHolder(`${file}.taken-over`, { pid: NOBODY });
  expect(lock(folder)).toEqual(new Set([file]));
  expect(locksMade()).toHaveLength(1);
});

/** A lock that this process holds. */
function lockedBeside(): string {
  const [file = ''] = lock(temporaryFolder({ 'a.js': '' }));
  return file;
}

test('where no lock can be made the run goes on without', () => {
  vi.stubEnv('TMPDIR', join(locks, 'missing'));
  expect(lock(locks)).toEqual(new Set());
});
