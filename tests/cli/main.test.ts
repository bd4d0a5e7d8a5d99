import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import type { Analyse } from '../../src/migrate.ts';
import type { Result } from '../../src/model/result.ts';
import { VERSION } from '../../src/version.ts';
import { commit, git, put, temporaryFolder, temporaryRepository } from '../git/temp.ts';
import { analyse, runMain } from './run-main.ts';

const TTY = { stdout: true, stderr: true };
const PATCH = [
  ...['diff --git a/src/a.js b/src/a.js', '--- a/src/a.js', '+++ b/src/a.js'],
  ...['@@ -1,1 +1,2 @@', ' save', '+asave', ''],
].join('\n');

function read(folder: string, name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}

describe('dry', () => {
  test('prints the patch on stdout and the summary on stderr, and writes nothing', async () => {
    const folder = temporaryFolder({ 'src/a.js': 'save\n', 'src/b.js': '' });
    const { code, stdout, stderr } = await runMain(folder, ['--dry', 'src']);
    expect(code).toBe(0);
    expect(stdout).toBe(PATCH);
    expect(stderr).toBe(
      [
        ...['', 'Summary', '  overrides  1 found: 1 mirrored', '  files      1 to change, 1 unchanged', ''],
        ...['Next', '  npx orm-migrate src  writes these changes', ''],
      ].join('\n'),
    );
    expect(read(folder, 'src/a.js')).toBe('save\n');
  });

  test('the patch turns the tree into what applying writes', async () => {
    const files = { 'src/a.js': 'save\n', 'src/b c.js': 'x\r\nsave\n', 'src/same.js': 'x' };
    const patched = temporaryRepository(files);
    const applied = temporaryRepository(files);
    git(patched, ['apply', '-'], (await runMain(join(patched, 'src'), ['--dry'])).stdout);
    expect((await runMain(join(applied, 'src'), [])).code).toBe(0);
    for (const name of Object.keys(files)) expect(read(patched, name)).toBe(read(applied, name));
    expect(git(applied, ['status', '--porcelain'])).toBe(' M src/a.js\n M "src/b c.js"\n');
  });

  test('the patch of files elsewhere says where it applies', async () => {
    const folder = temporaryFolder({ 'x/a.js': 'save\n', 'y/a.js': 'save\n' });
    const { code, stdout, stderr } = await runMain(join(folder, 'x'), ['--dry', '.', '../y']);
    expect([code, stderr.split('\n', 1)]).toEqual([0, ['The patch is for `git apply` in ..']]);
    git(folder, ['apply', '-'], stdout);
    expect([read(folder, 'x/a.js'), read(folder, 'y/a.js')]).toEqual(['save\nasave\n', 'save\nasave\n']);
    put(folder, { 'y/a.js': 'save\n' });
    expect((await runMain(join(folder, 'x'), ['--dry', '--silent', '../y'])).stderr).toBe('');
    expect((await runMain(join(folder, 'x'), ['../y'])).stderr).not.toContain('git apply');
  });

  test('needs no clean tree', async () => {
    const folder = temporaryRepository();
    put(folder, { 'src/a.js': 'save\n' });
    expect(await runMain(folder, ['-d', '-s'])).toEqual({ code: 0, stdout: PATCH, stderr: '' });
  });
});

describe('apply', () => {
  test('writes, prints nothing on stdout, and has nothing to do the second time', async () => {
    const folder = temporaryRepository({ 'a.js': 'save\n' });
    const first = await runMain(folder, []);
    expect([first.code, first.stdout, read(folder, 'a.js')]).toEqual([0, '', 'save\nasave\n']);
    expect(first.stderr).toContain('1 changed');
    expect(first.stderr).toMatch(/git diff .*\n.*npx orm-migrate --check /);
    const second = await runMain(folder, []);
    expect([second.code, second.stdout, read(folder, 'a.js')]).toEqual([0, '', 'save\nasave\n']);
    expect(second.stderr).toContain('overrides  1 found: 1 already there');
    expect(second.stderr).not.toContain('Next');
  });

  test('says to install the runtime where the changes import it', async () => {
    const runtime = `import 'orm-migrate-runtime';`;
    const importing: typeof analyse = async (...args) => {
      const { files, findings } = await analyse(...args);
      return { files: files.map((file) => ({ ...file, after: `${runtime}\n${file.after}` })), findings };
    };
    const folder = temporaryFolder({ 'a.js': 'save\n' });
    const command = 'npm install orm-migrate-runtime';
    expect((await runMain(folder, [], { analyse: importing })).stderr).toContain(command);
    put(folder, { 'node_modules/orm-migrate-runtime/package.json': '{}' });
    expect((await runMain(folder, [], { analyse: importing })).stderr).not.toContain(command);
  });

  test('refuses to change files with uncommitted changes', async () => {
    const folder = temporaryRepository({ 'other.js': 'x' });
    put(folder, { 'a.js': 'save\n', 'b.js': 'save\n', 'c.js': 'save\n', 'd.js': 'save\n', 'other.js': 'y' });
    const outcome = await runMain(folder, []);
    expect(outcome).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'orm-migrate: uncommitted changes in files to be changed: a.js, b.js, c.js and 1 more; ' +
        'commit or stash them, or use --force\n',
    });
    expect(read(folder, 'a.js')).toBe('save\n');
    expect((await runMain(folder, ['--force'])).code).toBe(0);
    expect(read(folder, 'a.js')).toBe('save\nasave\n');
  });

  test('refuses to change what git does not keep, or was told not to look at', async () => {
    const folder = temporaryRepository({ 'a.js': 'save\n', '.gitignore': 'b.js' });
    put(folder, { 'b.js': 'save\n' });
    git(folder, ['update-index', '--assume-unchanged', 'a.js']);
    put(folder, { 'a.js': 'mine\nsave\n' });
    for (const [argv, names] of [
      [[], 'a.js'],
      [['b.js'], 'b.js'],
      [['--no-ignore'], 'a.js, b.js'],
    ] as const) {
      const { code, stderr } = await runMain(folder, argv);
      expect(code).toBe(2);
      expect(stderr).toBe(
        `orm-migrate: uncommitted changes in files to be changed: ${names}; commit or stash them, or use --force\n`,
      );
    }
    expect([read(folder, 'a.js'), read(folder, 'b.js')]).toEqual(['mine\nsave\n', 'save\n']);
    expect((await runMain(folder, ['--force', '--no-ignore'])).code).toBe(0);
    expect([read(folder, 'a.js'), read(folder, 'b.js')]).toEqual(['mine\nsave\nasave\n', 'save\nasave\n']);
  });

  test('uncommitted changes elsewhere do not matter', async () => {
    const folder = temporaryRepository({ 'a.js': 'save\n', 'b.js': 'x' });
    put(folder, { 'b.js': 'y', 'new.txt': '' });
    expect((await runMain(folder, [])).code).toBe(0);
  });

  test('a file that cannot be written fails alone', async () => {
    const folder = temporaryFolder({ 'a.js': 'save\n', 'b.js': 'save\n' });
    chmodSync(join(folder, 'a.js'), 0o444);
    const { code, stdout, stderr } = await runMain(folder, ['--reporter', 'json', '-s']);
    expect([code, stderr]).toEqual([1, 'a.js: not written: the file is read-only\n']);
    expect(read(folder, 'b.js')).toBe('save\nasave\n');
    expect((JSON.parse(stdout) as Result).totals).toMatchObject({ mirrored: 1, files: { changed: 1, failed: 1 } });
  });
});

describe('a syntax error in one of three files', () => {
  const files = { 'a.js': 'save\n', 'b.js': 'syntax error', 'c.js': 'save\n' };

  test('is one line with its place; the others are done', async () => {
    const folder = temporaryRepository(files);
    const { code, stdout, stderr } = await runMain(folder, []);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr.split('\n', 1)).toEqual(['b.js:1:8 Unexpected token']);
    expect(stderr).toContain('files      2 changed, 0 unchanged, 1 failed');
    expect(read(folder, 'c.js')).toBe('save\nasave\n');
  });

  test('is told even with --silent, and in a dry run', async () => {
    const { code, stderr } = await runMain(temporaryFolder(files), ['-d', '-s']);
    expect([code, stderr]).toEqual([1, 'b.js:1:8 Unexpected token\n']);
  });
});

describe('--check', () => {
  test.each([
    ['pending changes', { 'a.js': 'save\n' }, 1],
    ['an unresolved finding', { 'a.js': 'finding' }, 1],
    ['only a note', { 'a.js': 'note finding' }, 0],
    ['a fallback that remains', { 'a.js': 'fallback generator save' }, 1],
    ['a fallback that was accepted', { 'a.js': 'fallback accepted-fallback save' }, 0],
    ['all done', { 'a.js': 'save\nasave\n' }, 0],
    ['a failed file', { 'a.js': 'syntax error' }, 1],
    ['no files', {}, 0],
  ])('%s: %j gives %i', async (_name, files, expected) => {
    const folder = temporaryFolder(files);
    expect((await runMain(folder, ['--check'])).code).toBe(expected);
    expect((await runMain(folder, ['--check', '--dry', '-s'])).code).toBe(expected);
    for (const [name, text] of Object.entries(files)) expect(read(folder, name)).toBe(text);
  });
});

test('--allow-fallbacks lets --check pass with fallbacks, and with nothing else', async () => {
  const folder = temporaryFolder({ 'a.js': 'fallback generator save' });
  const hint = 'npx orm-migrate --check --allow-fallbacks  passes although fallbacks remain';
  expect((await runMain(folder, ['--check'])).stderr).toContain(hint);
  expect(await runMain(folder, ['--check', '--allow-fallbacks'])).toMatchObject({ code: 0, stdout: '' });
  put(folder, { 'b.js': 'save\n' });
  expect((await runMain(folder, ['--check', '--allow-fallbacks'])).code).toBe(1);
});

describe('reports', () => {
  test('json is the only thing on stdout', async () => {
    const { stdout } = await runMain(temporaryFolder({ 'a.js': 'save\n' }), ['--dry', '--reporter', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({ schemaVersion: 1, tool: { version: '1.2.3' }, totals: { mirrored: 1 } });
  });

  test('one to stdout, another to a file, the same counts in both', async () => {
    const folder = temporaryFolder({ 'src/a.js': 'save\n' });
    const flags = ['-d', '--reporter', 'pretty', '--reporter', 'json', '--reporter-file', 'out.json'];
    expect((await runMain(folder, flags, { io: { isTTY: { stdout: false, stderr: true } } })).stdout).toBe(PATCH);
    expect((JSON.parse(read(folder, 'out.json')) as Result).files[0]?.diff).toBe(PATCH);
  });

  test('a report file is plain even where stdout is a terminal', async () => {
    const folder = temporaryFolder({ 'src/a.js': 'save\n' });
    await runMain(folder, ['-d', '--reporter-file', 'out.diff'], { io: { isTTY: TTY } });
    expect(read(folder, 'out.diff')).toBe(PATCH);
  });

  test('a forgotten value does not cost a source file', async () => {
    const folder = temporaryRepository({ 'a.js': 'save\n' });
    const { code, stderr } = await runMain(folder, ['--dry', '--reporter-file', 'a.js']);
    expect([code, stderr.split('\n').length, read(folder, 'a.js')]).toEqual([2, 2, 'save\n']);
  });

  test('one that cannot be written fails the run, and nothing else', async () => {
    const folder = temporaryFolder({ 'a.js': 'save\n' });
    writeFileSync(join(folder, 'out'), '');
    const failing = async (...args: Parameters<typeof analyse>) => {
      // The target becomes a folder after the flags were checked.
      git(folder, ['init', '--quiet', 'late']);
      return analyse(...args);
    };
    const { code, stderr } = await runMain(folder, ['--reporter-file', 'late', '-s'], { analyse: failing });
    expect([code, stderr]).toEqual([1, 'orm-migrate: late cannot be written: it is a folder (EISDIR)\n']);
    expect(read(folder, 'a.js')).toBe('save\nasave\n');
  });
});

describe('terminal', () => {
  const files = { 'a.js': 'save\n' };

  test('no ANSI in a pipe; colours and no raw control characters on a terminal', async () => {
    const folder = temporaryFolder({ 'a.js': '\x1b]0;x\x07 finding\nsave\n' });
    const piped = await runMain(folder, ['--dry']);
    expect(piped.stdout).toContain('\x1b]0;x\x07');
    expect(piped.stderr).not.toContain('\x1b');
    const shown = await runMain(folder, ['--dry'], { io: { isTTY: TTY } });
    expect(shown.stdout).toContain(String.raw`\x1b]0;x\x07`);
    expect(shown.stdout).toContain('\x1b[32m+asave');
  });

  test.each([
    ['--no-color', ['--no-color'], {}],
    ['NO_COLOR', [], { NO_COLOR: '1' }],
    ['a dumb terminal', [], { TERM: 'dumb' }],
  ])('no colours with %s', async (_name, flags, env) => {
    const { stdout, stderr } = await runMain(temporaryFolder(files), ['--dry', ...flags], { io: { isTTY: TTY, env } });
    expect(stdout + stderr).not.toContain('\x1b');
  });

  test('an empty NO_COLOR says nothing', async () => {
    const io = { isTTY: TTY, env: { NO_COLOR: '' } };
    expect((await runMain(temporaryFolder(files), ['--dry'], { io })).stdout).toContain('\x1b[32m');
  });

  test('progress only where someone watches a long run, and cleared away at the end', async () => {
    const many = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`${index}.js`, '']));
    const folder = temporaryFolder(many);
    const shown = await runMain(folder, ['--dry'], { io: { isTTY: TTY, env: { NO_COLOR: '1' } } });
    expect(shown.stderr).toContain('100% of 60 files\r\x1b[2K\nSummary');
    expect((await runMain(folder, ['--dry'])).stderr).not.toContain('%');
    expect((await runMain(folder, ['--dry', '-s'], { io: { isTTY: TTY } })).stderr).toBe('');
    expect((await runMain(temporaryFolder(files), ['--dry'], { io: { isTTY: TTY } })).stderr).not.toContain('%');
  });
});

describe('summary', () => {
  test('counts, causes, findings and assumptions', async () => {
    const folder = temporaryFolder({
      'a.js': 'fallback generator\nsave\n',
      'b.js': 'fallback accessor\nsave\n',
      'c.js': 'fallback generator\nassume the base is native\nsave\n',
      'd.js': 'finding\nassume the base is native\nsave\n',
    });
    expect((await runMain(folder, ['--dry', '--profile', 'meteor'])).stderr).toBe(
      [
        ...['', 'Findings', '  d.js:3 warning outside-connection-context Not covered.', ''],
        ...['Assumed; please confirm', '  the base is native (2 times)'],
        ...['  Settle them in orm-migrate.config.ts: asyncBase, models, decorators, assume.', ''],
        ...['Summary', '  overrides  4 found: 1 mirrored, 3 fallback (2 generator, accessor)'],
        ...['  findings   1 warning', '  files      4 to change, 0 unchanged', ''],
        ...['Next', '  npx orm-migrate --profile meteor  writes these changes', ''],
      ].join('\n'),
    );
  });

  test('says how many fallbacks would be mirrors with more of the project', async () => {
    const folder = temporaryFolder({ 'a.js': 'fallback outside-paths save' });
    const wide: Analyse = async (...args) => ({ ...(await analyse(...args)), wider: { path: 'src', mirrors: 1 } });
    const { stderr } = await runMain(folder, ['--dry'], { analyse: wide });
    expect(stderr).toContain('\n             1 of these fallbacks would be a mirror with `src`\n');
  });

  test('long lists are cut, unless all is asked for', async () => {
    const folder = temporaryFolder(Object.fromEntries([...'abcdefghijkl'].map((name) => [`${name}.js`, 'finding'])));
    expect((await runMain(folder, ['--dry'])).stderr).toContain('\n  and 4 more; --verbose lists all\n');
    expect((await runMain(folder, ['--dry', '--verbose'])).stderr).toContain('l.js:3');
  });

  test('the next command is quoted for the shell', async () => {
    const folder = temporaryFolder({ "it's.js": 'save\n' });
    const { stderr } = await runMain(folder, ['-d', "it's.js", '--ignore-pattern', '*.x']);
    expect(stderr).toContain(String.raw`npx orm-migrate 'it'\''s.js' --ignore-pattern '*.x'  writes`);
  });
});

describe('nothing to do', () => {
  test('no matching files is said, and is fine', async () => {
    const folder = temporaryFolder({ 'README.md': '', 'docs/a.md': '' });
    expect(await runMain(folder, [])).toEqual({
      code: 0,
      stdout: '',
      stderr: 'No matching files in the current folder\n',
    });
    expect((await runMain(folder, ['docs', 'README.md'])).stderr).toBe(
      'skipped README.md: not a language that is known\nNo matching files in docs, README.md\n',
    );
    expect((await runMain(folder, ['-s'])).stderr).toBe('');
  });
});

describe('mistakes: one line, exit 2, nothing done', () => {
  test.each([
    [['--dyr'], "unknown option '--dyr'; did you mean --dry?"],
    [['srcc'], 'no such file or folder: srcc'],
    [['--profile', 'x'], "unknown profile 'x'; choose one of default, meteor"],
    [['--config', 'x.ts'], 'no such file: x.ts'],
    [['--only', 'x'], /--only: unknown value 'x'/],
  ])('%j', async (argv, message) => {
    const folder = temporaryFolder({ 'a.js': 'save\n' });
    for (const flags of [argv, [...argv, '-s']]) {
      const { code, stdout, stderr } = await runMain(folder, flags);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/^orm-migrate: [^\n]*\n$/);
      if (typeof message === 'string') expect(stderr).toBe(`orm-migrate: ${message}\n`);
      else expect(stderr).toMatch(message);
    }
    expect(read(folder, 'a.js')).toBe('save\n');
  });

  test('in the configuration', async () => {
    const folder = temporaryFolder({ 'orm-migrate.config.json': '{ "runtme": "x", "include": 5 }', 'a.js': 'save\n' });
    expect(await runMain(folder, [])).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'orm-migrate: orm-migrate.config.json: include: expected a list, found 5\n' +
        "orm-migrate: orm-migrate.config.json: unknown key 'runtme'; did you mean 'runtime'?\n",
    });
  });

  test('an unexpected exception is one line, and its stack is for those who ask', async () => {
    const broken = () => Promise.reject(new Error('index out\nof range'));
    const folder = temporaryFolder();
    expect(await runMain(folder, ['-s'], { analyse: broken })).toEqual({
      code: 2,
      stdout: '',
      stderr: 'orm-migrate: internal error: index out (--verbose shows where)\n',
    });
    expect((await runMain(folder, ['--verbose'], { analyse: broken })).stderr).toContain('main.test.ts');
  });
});

describe('texts', () => {
  test('--version, --help and profiles go to stdout', async () => {
    const folder = temporaryFolder();
    expect(await runMain(folder, ['--version'])).toEqual({ code: 0, stdout: '1.2.3\n', stderr: '' });
    expect(await runMain(folder, ['profiles'])).toEqual({
      code: 0,
      stdout: 'default  save → asave\n  A profile for tests\n\nmeteor  save → saveAsync\n  A profile for tests\n',
      stderr: '',
    });
    const help = await runMain(folder, ['--help']);
    expect([help.code, help.stderr]).toEqual([0, '']);
    expect(help.stdout).toContain('  -d, --dry, --dry-run ');
    for (const line of help.stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });

  test('the version is that of the package', () => {
    const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(VERSION).toBe(manifest.version);
  });
});

test('works below the root, in a worktree and in a submodule', async () => {
  const folder = temporaryRepository({ 'packages/a/a.js': 'save\n' });
  git(folder, ['submodule', '--quiet', 'add', temporaryRepository({ 's.js': 'save\n' }), 'sub']);
  commit(folder);
  const tree = join(temporaryFolder(), 'tree');
  git(folder, ['worktree', 'add', '--quiet', tree]);
  for (const cwd of [join(folder, 'packages/a'), join(folder, 'sub'), join(tree, 'packages')]) {
    expect(await runMain(cwd, ['-s'])).toEqual({ code: 0, stdout: '', stderr: '' });
    expect((await runMain(cwd, ['--check'])).code).toBe(0);
  }
});
