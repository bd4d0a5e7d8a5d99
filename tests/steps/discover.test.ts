import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';

import { absoluteGlob } from '../../src/config/globs.ts';
import type { Options } from '../../src/model/options.ts';
import { discover, refusedFiles } from '../../src/steps/discover.ts';
import { type Files, commit, git, put, temporaryFolder, temporaryRepository } from '../git/temp.ts';
import { optionsFor } from './options.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

async function find(folder: string, some: Partial<Options> = {}): Promise<readonly string[]> {
  const found = await discover(optionsFor(folder, absolute(folder, some)));
  return found.map((path) => relative(folder, path));
}

function absolute(folder: string, some: Partial<Options>): Partial<Options> {
  const globs = (list: readonly string[] = []) => list.map((glob) => absoluteGlob(glob, folder));
  return { ...some, include: globs(some.include), ignore: globs(some.ignore) };
}

function empty(...names: readonly string[]): Files {
  return Object.fromEntries(names.map((name) => [name, '']));
}

/** The three ways to list a folder must agree. */
describe.each([
  ['outside git', temporaryFolder],
  ['inside git', temporaryRepository],
  [
    'inside git without git',
    (files: Files) => {
      const folder = temporaryRepository(files);
      vi.stubEnv('PATH', temporaryFolder());
      return folder;
    },
  ],
])('%s', (_name, create) => {
  test('takes the extensions of JavaScript and TypeScript', async () => {
    const sources = ['a.cjs', 'a.cts', 'a.js', 'a.jsx', 'a.mjs', 'a.mts', 'a.ts', 'a.tsx', 'src/deep/b.ts'];
    const others = ['a.d.ts', 'a.d.mts', 'a.d.cts', 'a.d.css.ts', 'a.json', 'a.py', 'README.md', 'js'];
    expect(await find(create(empty(...sources, ...others)))).toEqual(sources);
  });

  test('leaves out dependencies, build output and minified files', async () => {
    const folder = create(
      empty(
        ...['node_modules/x/a.js', 'src/node_modules/x/a.js', 'dist/a.js', 'src/build/a.js', 'out/a.js', '.next/a.js'],
        ...['.nuxt/a.js', 'coverage/a.js', '.meteor/local/a.js', 'vendor/a.js', 'third_party/a.js', 'a.min.js'],
        ...['app.bundle.js', 'src/a.js', 'src/outer/a.js', '.meteor/packages.js', 'src/local/a.js', 'admin.js'],
      ),
    );
    expect(await find(folder)).toEqual([
      '.meteor/packages.js',
      'admin.js',
      'src/a.js',
      'src/local/a.js',
      'src/outer/a.js',
    ]);
  });

  test('a folder that is left out can be named', async () => {
    const folder = create(empty('vendor/models/a.js', 'vendor/dist/b.js'));
    expect(await find(folder, { paths: [join(folder, 'vendor')] })).toEqual(['vendor/models/a.js']);
  });

  test('respects nested .gitignore files', async () => {
    const folder = create({
      ...{ '.gitignore': 'gen/\n*.gen.js\n/only-top.js\n', 'src/.gitignore': '!kept.gen.js\nlocal.js\n' },
      ...empty('gen/a.js', 'a.gen.js', 'src/kept.gen.js', 'src/lost.gen.js', 'src/local.js', 'local.js'),
      ...empty('only-top.js', 'src/only-top.js', 'src/gen/a.js'),
    });
    expect(await find(folder)).toEqual(['local.js', 'src/kept.gen.js', 'src/only-top.js']);
    const all = await find(folder, { respectIgnoreFiles: false });
    expect(all).toHaveLength(9);
  });

  test('--no-ignore also takes build output, but never node_modules', async () => {
    const folder = create(empty('dist/a.js', 'a.min.js', 'vendor/a.js', 'node_modules/a/a.js', 'a.d.ts'));
    expect(await find(folder, { respectIgnoreFiles: false })).toEqual(['a.min.js', 'dist/a.js', 'vendor/a.js']);
  });

  test('include and ignore globs choose among the files of a folder', async () => {
    const folder = create(empty('src/a.ts', 'src/a.test.ts', 'src/a.spec.ts', 'old/b.ts', 'src/old/c.ts', 'd.js'));
    expect(await find(folder, { ignore: ['**/*.{test,spec}.ts', 'old'] })).toEqual(['d.js', 'src/a.ts']);
    expect(await find(folder, { ignore: ['/old/'] })).toContain('src/old/c.ts');
    expect(await find(folder, { include: ['src/*.ts'] })).toEqual(['src/a.spec.ts', 'src/a.test.ts', 'src/a.ts']);
    expect(await find(folder, { include: ['src'], ignore: ['*.ts', '!a.ts'] })).toEqual(['src/a.ts']);
  });

  test('never follows a symlink it comes across', async () => {
    const outside = temporaryFolder(empty('secret.js'));
    const folder = create(empty('src/a.js'));
    symlinkSync('..', join(folder, 'src/loop'));
    symlinkSync(outside, join(folder, 'src/outside'));
    symlinkSync(join(outside, 'secret.js'), join(folder, 'src/link.js'));
    expect(await find(folder)).toEqual(['src/a.js']);
  });

  test('names are taken as they are', async () => {
    const names = ['a b.js', 'ü.js', '[id].js', 'tab\t.js', 'line\n.js', '"quoted".js'].toSorted();
    expect(await find(create(empty(...names)))).toEqual(names);
  });
});

describe('paths', () => {
  test('a file given by name is taken where a search would skip it', async () => {
    const folder = temporaryFolder(empty('dist/a.js', 'node_modules/x/b.js', 'c.min.js'));
    const paths = ['dist/a.js', 'node_modules/x/b.js', 'c.min.js'].map((path) => join(folder, path));
    expect(await find(folder, { paths, include: ['src'] })).toEqual(['c.min.js', 'dist/a.js', 'node_modules/x/b.js']);
  });

  test('but not one that is no source file, or that the project says to leave alone', async () => {
    const folder = temporaryFolder(empty('README.md', 'a.d.ts', 'legacy/a.js', 'b.js'));
    const paths = ['README.md', 'a.d.ts', 'legacy/a.js', 'b.js'].map((path) => join(folder, path));
    expect(await find(folder, { paths, ignore: ['legacy'] })).toEqual(['b.js']);
    const refused = refusedFiles(optionsFor(folder, absolute(folder, { paths, ignore: ['legacy'] })));
    expect(refused.map(({ path, reason }) => [relative(folder, path), reason])).toEqual([
      ['README.md', 'not a language that is known'],
      ['a.d.ts', 'declaration files are never changed'],
      ['legacy/a.js', 'matches an ignore pattern'],
    ]);
  });

  test('each file comes once, whatever ways lead to it', async () => {
    const folder = temporaryFolder(empty('src/a.js', 'src/b.js'));
    symlinkSync('src', join(folder, 'link'));
    symlinkSync('src/a.js', join(folder, 'alias.js'));
    const paths = ['src', 'src/a.js', '.', 'link', 'alias.js'].map((path) => join(folder, path));
    expect(await find(folder, { paths })).toEqual(['src/a.js', 'src/b.js']);
  });

  test('a path that vanished is skipped', async () => {
    const folder = temporaryRepository(empty('a.js', 'b.js'));
    rmSync(join(folder, 'a.js'));
    expect(await find(folder, { paths: [folder, join(folder, 'gone')] })).toEqual(['b.js']);
  });
});

describe('git', () => {
  test('tracked and new files, submodules and nested clones', async () => {
    const library = temporaryRepository(empty('lib.js'));
    const folder = temporaryRepository(empty('a.js'));
    git(folder, ['submodule', '--quiet', 'add', library, 'sub']);
    commit(folder);
    git(folder, ['clone', '--quiet', library, 'clone']);
    put(folder, { ...empty('new.js', 'sub/new.js', 'clone/ignored.js'), 'clone/.gitignore': 'ignored.js' });
    expect(await find(folder)).toEqual(['a.js', 'clone/lib.js', 'new.js', 'sub/lib.js', 'sub/new.js']);
  });

  test('below the root, in a worktree, and in an empty folder', async () => {
    const folder = temporaryRepository({ ...empty('src/a.js', 'b.js'), '.gitignore': 'x.js' });
    const tree = join(temporaryFolder(), 'tree');
    git(folder, ['worktree', 'add', '--quiet', tree]);
    mkdirSync(join(tree, 'src/empty'));
    put(tree, empty('src/new.js', 'src/x.js'));
    expect(await find(join(tree, 'src'))).toEqual(['a.js', 'new.js']);
    expect(await find(join(tree, 'src/empty'))).toEqual([]);
  });
});
