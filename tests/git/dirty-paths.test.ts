import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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
    for (const name of names) expect(await dirtyPaths(at(folder, name))).toEqual([]);
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

  test('asks for thousands of files without an endless command line', async () => {
    const names = Array.from({ length: 1500 }, (_, index) => `${'long'.repeat(20)}/${'name'.repeat(10)}${index}.js`);
    const folder = temporaryRepository(Object.fromEntries(names.map((name) => [name, '1'])));
    git(folder, ['submodule', '--quiet', 'add', temporaryRepository({ 's.js': '1' }), 'broken']);
    commit(folder);
    put(folder, { 'broken/.git': 'gitdir: /nowhere' });
    expect(await dirtyPaths(at(folder, ...names))).toEqual([]);
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

  test.each([
    ['GIT_OBJECT_DIRECTORY', '/nowhere'],
    ['GIT_COMMON_DIR', '/nowhere'],
    ['GIT_CEILING_DIRECTORIES', '/'],
    ['GIT_ICASE_PATHSPECS', '1'],
    ['GIT_GLOB_PATHSPECS', '1'],
    ['GIT_NAMESPACE', 'x'],
    ['GIT_TRACE', '1'],
  ])('is not misled by %s', async (name, value) => {
    const folder = temporaryRepository({ 'a.js': '1', '[a].js': '1' });
    vi.stubEnv(name, value);
    expect(await dirtyPaths(at(folder, 'a.js', '[a].js'))).toEqual([]);
    put(folder, { 'a.js': '2' });
    expect(await dirtyPaths(at(folder, 'a.js', '[a].js'))).toEqual(at(folder, 'a.js'));
  });

  test('an ignored file is dirty, unless it is tracked all the same', async () => {
    const folder = temporaryRepository({ 'tracked.js': '1' });
    put(folder, { '.gitignore': '*.js', 'ignored.js': '1', 'gen/ignored.js': '1' });
    const files = at(folder, 'gen/ignored.js', 'ignored.js', 'tracked.js');
    expect(await dirtyPaths(files)).toEqual(files.slice(0, 2));
  });

  test.each(['--assume-unchanged', '--skip-worktree'])('what is hidden by %s is looked at', async (flag) => {
    const names = [
      'a b.js',
      '"q".js',
      'back\\slash.js',
      'line\n.js',
      'cr\r',
      'ü.js',
      'sub/[id].js',
      '-x.js',
    ].toSorted();
    const folder = temporaryRepository(Object.fromEntries(names.map((name) => [name, '1'])));
    git(folder, ['update-index', flag, '--', ...names]);
    const files = at(folder, ...names);
    expect(await dirtyPaths(files)).toEqual([]);
    const [first = '', ...others] = names;
    put(folder, Object.fromEntries(others.map((name) => [name, '2'])));
    expect(await dirtyPaths(files)).toEqual(at(folder, ...others));
    put(folder, { [first]: '2' });
    expect(await dirtyPaths(files)).toEqual(files);
  });

  test.skipIf(process.platform === 'win32')('a file system monitor is neither run nor believed', async () => {
    const folder = temporaryRepository({ 'a.js': '1' });
    const monitor = temporaryFolder({ hook: '#!/bin/sh\necho ran >> "$0.log"\nprintf "1\\0"\n' });
    chmodSync(join(monitor, 'hook'), 0o755);
    git(folder, ['config', 'core.fsmonitor', join(monitor, 'hook')]);
    git(folder, ['status']);
    rmSync(join(monitor, 'hook.log'));
    put(folder, { 'a.js': '2' });
    expect(await dirtyPaths(at(folder, 'a.js'))).toEqual(at(folder, 'a.js'));
    expect(existsSync(join(monitor, 'hook.log'))).toBe(false);
  });

  test('a file in a conflict, or in a name that only looks like it, is dirty', async () => {
    const folder = temporaryRepository({ 'a.js': '1' });
    git(folder, ['checkout', '--quiet', '-b', 'other']);
    put(folder, { 'a.js': '2' });
    commit(folder);
    git(folder, ['checkout', '--quiet', '-']);
    put(folder, { 'a.js': '3' });
    commit(folder);
    expect(() => git(folder, ['merge', 'other'])).toThrow();
    expect(await dirtyPaths(at(folder, 'a.js'))).toEqual(at(folder, 'a.js'));
    const bytes = temporaryRepository();
    writeFileSync(Buffer.concat([Buffer.from(`${bytes}/`), Buffer.of(0xff)]), '');
    commit(bytes);
    put(bytes, { '\uFFFD': '' });
    expect(await dirtyPaths(at(bytes, '\uFFFD'))).toEqual(at(bytes, '\uFFFD'));
  });

  test('the repository that GIT_DIR and GIT_WORK_TREE name is one', async () => {
    const folder = temporaryRepository({ 'src/a.js': '1', 'src/b.js': '1' });
    const other = temporaryFolder({ 'x.js': '1' });
    renameSync(join(folder, '.git'), join(other, 'moved'));
    put(folder, { 'src/a.js': '2', 'src/new.js': '2' });
    const files = at(folder, 'src/a.js', 'src/b.js', 'src/new.js');
    vi.stubEnv('GIT_DIR', join(other, 'moved'));
    vi.stubEnv('GIT_WORK_TREE', folder);
    expect(await dirtyPaths(files)).toEqual(at(folder, 'src/a.js', 'src/new.js'));
    expect(await dirtyPaths(at(other, 'x.js'))).toEqual([]);
    vi.stubEnv('GIT_DIR', join(other, 'nowhere'));
    await expect(dirtyPaths(files)).rejects.toThrow(/git cannot tell.*GIT_DIR and GIT_WORK_TREE are set.*--force/);
  });

  test('a broken repository inside does not count against the files around it', async () => {
    const folder = temporaryRepository({ 'a.js': '1' });
    git(folder, ['submodule', '--quiet', 'add', temporaryRepository({ 's.js': '1' }), 'sub']);
    commit(folder);
    put(folder, { 'sub/.git': 'gitdir: /nowhere' });
    expect(await dirtyPaths(at(folder, 'a.js'))).toEqual([]);
    await expect(dirtyPaths(at(folder, 'a.js', 'sub/s.js'))).rejects.toThrow('git cannot tell');
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
  // To git an empty folder is nothing; what stands where it is named otherwise may be a repository that is broken.
  mkdirSync(join(folder, 'src/deep/.git'));
  expect(findRepositoryRoot(join(folder, 'src/deep'))).toBe(folder);
  put(folder, { 'src/deep/.git/config': '' });
  expect(findRepositoryRoot(join(folder, 'src/deep'))).toBe(join(folder, 'src/deep'));
});
