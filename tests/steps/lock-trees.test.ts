import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { UsageError } from '../../src/errors.ts';
import { lockTrees } from '../../src/steps/lock-trees.ts';
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

test('the lock of a process that died is taken over', () => {
  const folder = temporaryFolder({ 'a.js': '' });
  const [file = ''] = lock(folder);
  writeFileSync(file, String(NOBODY));
  expect(lock(folder)).toEqual(new Set([file]));
  expect(readFileSync(file, 'utf8')).toBe(String(process.pid));
  expect(locksMade()).toHaveLength(1);
});

test('a lock that cannot be read is nobody’s', () => {
  const folder = temporaryFolder({ 'a.js': '' });
  const [file = ''] = lock(folder);
  writeFileSync(file, 'x');
  expect(lock(folder)).toEqual(new Set([file]));
});

test('while another run takes over the lock of a dead one, nobody else does', () => {
  const folder = temporaryFolder({ 'a.js': '' });
  const [file = ''] = lock(folder);
  writeFileSync(file, String(NOBODY));
  writeFileSync(`${file}.taken-over`, String(process.pid));
  expect(() => lock(folder)).toThrow(UsageError);
});

test('where no lock can be made the run goes on without', () => {
  vi.stubEnv('TMPDIR', join(locks, 'missing'));
  expect(lock(locks)).toEqual(new Set());
});
