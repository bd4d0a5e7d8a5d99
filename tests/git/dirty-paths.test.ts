import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';

import { dirtyPaths } from '../../src/git/dirty-paths.ts';
import { findRepositoryRoot } from '../../src/git/repository-root.ts';
import { commit, git, put, temporaryFolder, temporaryRepository } from './temp.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

function at(folder: string, ...names: readonly string[]): readonly string[] {
  return names.map((name) => join(folder, name));
}

describe('dirtyPaths', () => {
  test('a clean file is not dirty, nor is one outside git', async () => {
    expect(await dirtyPaths(at(temporaryRepository({ 'a.js': '1' }), 'a.js'))).toEqual([]);
    expect(await dirtyPaths(at(temporaryFolder({ 'a.js': '1' }), 'a.js'))).toEqual([]);
    expect(await dirtyPaths([])).toEqual([]);
  });

  test('modified, staged and untracked files are dirty, and only those that were asked for', async () => {
    const folder = temporaryRepository({ 'a.js': '1', 'b.js': '1', 'c.js': '1', 'd.js': '1' });
    put(folder, { 'a.js': '2', 'b.js': '2', 'd.js': '2', 'new/e.js': '2' });
    git(folder, ['add', 'b.js']);
    expect(await dirtyPaths(at(folder, 'new/e.js', 'c.js', 'b.js', 'a.js'))).toEqual(
      at(folder, 'a.js', 'b.js', 'new/e.js'),
    );
  });

  test('a file that was renamed is dirty under its new name', async () => {
    const folder = temporaryRepository({ 'a.js': 'text' });
    git(folder, ['mv', 'a.js', 'b.js']);
    expect(await dirtyPaths(at(folder, 'b.js'))).toEqual(at(folder, 'b.js'));
  });

  test('names are taken literally', async () => {
    const names = ['*.js', ':(top)x.js', 'a b.js', 'ü\n.js', '[id].js', '-x.js'];
    const folder = temporaryRepository(Object.fromEntries([...names, 'other.js'].map((name) => [name, '1'])));
    put(folder, { 'other.js': '2' });
    expect(await dirtyPaths(at(folder, ...names))).toEqual([]);
    put(folder, Object.fromEntries(names.map((name) => [name, '2'])));
    expect(await dirtyPaths(at(folder, ...names))).toEqual(at(folder, ...names).toSorted());
  });

  test('works in a worktree, in a submodule, and over several repositories at once', async () => {
    const library = temporaryRepository({ 'lib.js': '1' });
    const folder = temporaryRepository({ 'a.js': '1' });
    git(folder, ['submodule', '--quiet', 'add', library, 'sub']);
    commit(folder);
    const tree = join(temporaryFolder(), 'tree');
    git(folder, ['worktree', 'add', '--quiet', tree]);
    const files = [join(folder, 'a.js'), join(folder, 'sub/lib.js'), join(tree, 'a.js')];
    expect(await dirtyPaths(files)).toEqual([]);
    put(folder, { 'sub/lib.js': '2' });
    put(tree, { 'a.js': '2' });
    expect(await dirtyPaths(files)).toEqual([join(folder, 'sub/lib.js'), join(tree, 'a.js')].toSorted());
  });

  test('asks for thousands of files in several calls', async () => {
    const names = Array.from({ length: 1500 }, (_, index) => `${'long'.repeat(20)}/${'name'.repeat(10)}${index}.js`);
    const folder = temporaryRepository(Object.fromEntries(names.map((name) => [name, '1'])));
    put(folder, { [names[0] ?? '']: '2', [names[1499] ?? '']: '2' });
    expect(await dirtyPaths(at(folder, ...names))).toHaveLength(2);
  });

  test('is not misled by the variables of a git hook', async () => {
    const folder = temporaryRepository({ 'a.js': '1' });
    put(folder, { 'a.js': '2' });
    vi.stubEnv('GIT_DIR', join(temporaryRepository(), '.git'));
    vi.stubEnv('GIT_INDEX_FILE', '/nowhere/index');
    expect(await dirtyPaths(at(folder, 'a.js'))).toEqual(at(folder, 'a.js'));
  });

  test('without git nothing is dirty', async () => {
    const folder = temporaryRepository({ 'a.js': '1' });
    put(folder, { 'a.js': '2' });
    vi.stubEnv('PATH', temporaryFolder());
    expect(await dirtyPaths(at(folder, 'a.js'))).toEqual([]);
  });

  test('when git fails, it says so instead of taking the files for clean', async () => {
    const folder = temporaryRepository({ 'a.js': '1' });
    rmSync(join(folder, '.git/HEAD'));
    await expect(dirtyPaths(at(folder, 'a.js'))).rejects.toThrow(
      /git cannot tell whether the files are clean.*--force/,
    );
  });
});

test('findRepositoryRoot looks upwards', () => {
  const folder = temporaryRepository({ 'src/deep/a.js': '' });
  expect(findRepositoryRoot(join(folder, 'src/deep'))).toBe(folder);
  expect(findRepositoryRoot(temporaryFolder())).toBeNull();
});
