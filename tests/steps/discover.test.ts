import { chmodSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';

import { absoluteGlob } from '../../src/files/globs.ts';
import type { Options } from '../../src/model/options.ts';
import { discover, refusedFiles } from '../../src/steps/discover.ts';
import { type Files, commit, git, put, temporaryFolder, temporaryRepository } from '../git/temp.ts';
import { optionsFor } from './options.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

async function find(folder: string, some: Partial<Options> = {}): Promise<readonly string[]> {
  const { files } = await discover(optionsFor(folder, absolute(folder, some)));
  return files.map((path) => relative(folder, path));
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

  test('names that are not UTF-8 are failures, each told once, where there is code behind them', async () => {
    const folder = create(empty('a.js', 'x\uFFFD.js'));
    const bytes = (name: string) => Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(name, 'latin1')]);
    for (const name of ['d\xFF', 'd\xFF/deep', 'e\xFF', 'node_modules', 'node_modules/\xFF'])
      mkdirSync(bytes(name), { recursive: true });
    const files = [
      'b\xFE.js',
      'c\xFE.png',
      'd\xFF/x.js',
      'd\xFF/deep/y\xFF.js',
      'e\xFF/z.png',
      'node_modules/\xFF/m.js',
    ];
    for (const name of files) writeFileSync(bytes(name), '');
    symlinkSync('a.js', bytes('link\xFF.js'));
    expect(await find(folder)).toEqual(['a.js', 'x\uFFFD.js']);
    const { failed } = await discover(optionsFor(folder));
    const reason = 'the name is not UTF-8; rename it';
    expect(failed).toEqual([
      { path: join(folder, String.raw`b\xfe.js`), reason },
      { path: join(folder, String.raw`d\xff`), reason },
    ]);
  });

  test('names are taken as they are', async () => {
    const names = ['a b.js', 'ü.js', '[id].js', 'tab\t.js', 'line\n.js', '"quoted".js'].toSorted();
    expect(await find(create(empty(...names)))).toEqual(names);
  });
});

/** Puts a git first that says something on stderr, and then is the real one; or fails, where it is told to. */
function stubGit(script: string): void {
  const path = process.env['PATH'] ?? '';
  const shim = temporaryFolder({ git: `#!/bin/sh\n${script}\nPATH='${path}' exec git "$@"\n` });
  chmodSync(join(shim, 'git'), 0o755);
  vi.stubEnv('PATH', `${shim}:${path}`);
}

describe('what git keeps out stays out', () => {
  function secretive(): string {
    const folder = temporaryRepository({ ...empty('a.js', 'gen/tracked.js'), '.gitignore': 'gen/' });
    git(folder, ['add', '--force', 'gen']);
    commit(folder);
    put(folder, { ...empty('priv/p.js', 'gen/new.js', 'new.js'), '.git/info/exclude': 'priv/\n' });
    return folder;
  }

  test.each([
    ['when nothing is wrong', ''],
    ['when it warns', `echo "warning: could not open directory 'x/': Permission denied" >&2`],
  ])('%s', async (_name, script) => {
    const folder = secretive();
    stubGit(script);
    expect(await find(folder)).toEqual(['a.js', 'gen/tracked.js', 'new.js']);
    expect(await find(folder, { paths: [join(folder, 'priv')] })).toEqual([]);
  });

  test('when it is told to trace', async () => {
    const folder = secretive();
    vi.stubEnv('GIT_TRACE', '1');
    vi.stubEnv('GIT_TRACE2', '1');
    expect(await find(folder)).toEqual(['a.js', 'gen/tracked.js', 'new.js']);
  });

  test('when it cannot list, by what it says of each file; when it says nothing, by its files', async () => {
    const folder = secretive();
    put(folder, empty('mine/m.js', ':(top)mine.js', '*.mine', '[id].js'));
    git(folder, ['config', 'core.excludesFile', join(temporaryFolder({ mine: 'mine/\n:(top)mine.js' }), 'mine')]);
    stubGit('case "$*" in *ls-files*) echo "fatal: no" >&2; exit 128 ;; esac');
    expect(await find(folder)).toEqual(['[id].js', 'a.js', 'new.js']);
    stubGit('exit 128');
    expect(await find(folder)).toEqual([':(top)mine.js', '[id].js', 'a.js', 'mine/m.js', 'new.js']);
  });

  test('in a worktree, without git', async () => {
    const folder = secretive();
    const tree = join(temporaryFolder(), 'tree');
    git(folder, ['worktree', 'add', '--quiet', tree]);
    put(tree, empty('priv/p.js'));
    vi.stubEnv('PATH', temporaryFolder());
    expect(await find(tree)).toEqual(['a.js']);
  });

  test('where GIT_DIR and GIT_WORK_TREE name the repository', async () => {
    const folder = secretive();
    const moved = join(temporaryFolder(), 'moved');
    renameSync(join(folder, '.git'), moved);
    vi.stubEnv('GIT_DIR', moved);
    vi.stubEnv('GIT_WORK_TREE', folder);
    expect(await find(folder)).toEqual(['a.js', 'gen/tracked.js', 'new.js']);
  });

  test('a repository inside that git does not list is an error of its own, and weakens nothing', async () => {
    const folder = secretive();
    git(folder, ['submodule', '--quiet', 'add', temporaryRepository(empty('s.js')), 'sub']);
    commit(folder);
    put(folder, { 'sub/.git': 'gitdir: /nowhere' });
    expect(await find(folder)).toEqual(['a.js', 'gen/tracked.js', 'new.js']);
    const { failed } = await discover(optionsFor(folder));
    expect(failed).toEqual([
      { path: join(folder, 'sub'), reason: expect.stringMatching(/^git does not list its files: fatal: /) as string },
    ]);
    expect((await discover(optionsFor(folder, { ignore: [absoluteGlob('sub', folder)] }))).failed).toEqual([]);
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
