import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  linkSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';

import { main } from '../../src/cli/main.ts';
import type { Analyse } from '../../src/migrate.ts';
import { profiles } from '../../src/profiles/index.ts';
import { analyse } from '../../src/run.ts';
import { commit, git, temporaryFolder } from '../git/temp.ts';
import { useBuild } from '../transforms/build.ts';
import {
  expectDone,
  failures,
  GOOD,
  IMPORT,
  isDone,
  outcomes,
  override,
  type Process,
  project,
  run,
  runProcess,
} from './run.ts';

const built = useBuild();

beforeAll(() => {
  // For a process of another user.
  chmodSync(dirname(built().dist), 0o755);
});

function pipe(...parts: readonly string[]): void {
  execFileSync('sh', ['-c', 'mkfifo "$0"', join(...parts)]);
}

describe('links', () => {
  test('that lead in a circle, nowhere, to the top of the disk, or out of the project are not followed', async () => {
    const outside = temporaryFolder({ 'a.js': GOOD, 'folder/b.js': GOOD });
    const folder = project({ 'src/a.js': GOOD });
    for (const [name, target] of [
      ['src/here', '.'],
      ['src/up', '..'],
      ['src/self.js', 'self.js'],
      ['src/two.js', 'three.js'],
      ['src/three.js', 'two.js'],
      ['src/nowhere.js', 'missing.js'],
      ['root', '/'],
      ['device.js', '/dev/zero'],
      ['outside', outside],
      ['outside.js', join(outside, 'a.js')],
    ] as const) {
      symlinkSync(target, join(folder, name));
    }
    expect(await failures(folder)).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(isDone(folder, 'src/a.js')).toBe(true);
    expect(readFileSync(join(outside, 'a.js'), 'utf8')).toBe(GOOD);
    await expectDone(folder);
  });

  test('imported code behind a link to a device is not read', async () => {
    const folder = project({ 'a.js': `import { M } from './device.js';\n${override('A', 'M')}` });
    symlinkSync('/dev/zero', join(folder, 'device.js'));
    expect(await failures(folder)).toEqual({ code: 0, stdout: '', stderr: '' });
    await expectDone(folder);
  });

  test('given by name that lead nowhere or in a circle are one line', async () => {
    const folder = project({});
    symlinkSync('missing', join(folder, 'nowhere'));
    symlinkSync('circle', join(folder, 'circle'));
    expect(await failures(folder, 'nowhere')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'orm-migrate: no such file or folder: nowhere\n',
    });
    expect(await failures(folder, 'circle')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'orm-migrate: circle: too many symbolic links (ELOOP)\n',
    });
    expect(isDone(folder)).toBe(false);
  });
});

describe('what is no file', () => {
  test('named pipes in all places that are read: nobody waits for them', async () => {
    const folder = project({
      'src/a.js': `import { M } from './pipe.js';\nimport { N } from 'pipes';\n${override('A', 'M')}${override('B', 'N')}`,
      'node_modules/pipes/package.json': '{ "main": "index.js" }',
      'pipe/x': '',
    });
    pipe(folder, 'src/pipe.js');
    pipe(folder, 'src/.gitignore');
    pipe(folder, 'pipe.ts');
    pipe(folder, 'node_modules/pipes/index.js');
    const { code, stderr, seconds } = await runProcess(built(), folder, ['--silent']);
    expect([code, stderr]).toEqual([0, '']);
    expect(seconds).toBeLessThan(30);
    await expectDone(folder);
  });

  test('a pipe given by name, and one that is the configuration', async () => {
    const folder = project({});
    pipe(folder, 'pipe.js');
    const named = await runProcess(built(), folder, ['pipe.js']);
    expect([named.code, named.stderr]).toEqual([0, 'No matching files in pipe.js\n']);
    pipe(folder, 'orm-migrate.config.js');
    const configured = await runProcess(built(), folder, []);
    expect([configured.code, configured.stderr]).toEqual([
      2,
      'orm-migrate: orm-migrate.config.js: is not a regular file\n',
    ]);
  });

  test('a socket, a folder named like a file, and /dev/null', async () => {
    const folder = project({ 'folder.js/a.js': GOOD });
    const server = createServer().listen(join(folder, 'socket.js'));
    onTestFinished(() => void server.close());
    expect(await failures(folder)).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(isDone(folder, 'folder.js/a.js')).toBe(true);
    await expectDone(folder);
    expect((await run(folder, ['/dev/null'])).stderr).toBe('No matching files in ../../dev/null\n');
  });
});

/** Runs with something that happens between the analysis and the writing. */
async function meanwhile(folder: string, happens: () => void) {
  let stderr = '';
  let first = true;
  const disturbed: Analyse = async (...args) => {
    const analysis = await analyse(...args);
    if (first) happens();
    first = false;
    return analysis;
  };
  const code = await main(
    ['--force', '--silent'],
    {
      cwd: folder,
      stdout: { write: () => undefined },
      stderr: { write: (text) => (stderr += text) },
      env: {},
      isTTY: { stdout: false, stderr: false },
      version: '1.2.3',
    },
    { analyse: disturbed, profiles },
  );
  return { code, stderr };
}

describe('what changes between reading and writing is one line each, and the rest is written', () => {
  test.each<[string, (folder: string) => void, string]>([
    ['a file that vanishes', (folder) => rmSync(join(folder, 'a.js')), 'a.js: not written: no such file (ENOENT)\n'],
    [
      'a folder that vanishes',
      (folder) => rmSync(join(folder, 'src'), { recursive: true }),
      'src/b.js: not written: no such file (ENOENT)\n',
    ],
    [
      'a file that is edited',
      (folder) => writeFileSync(join(folder, 'a.js'), '// mine\n'),
      'a.js: not written: the file changed since it was read\n',
    ],
    [
      'a file that becomes a folder',
      (folder) => (rmSync(join(folder, 'a.js')), mkdirSync(join(folder, 'a.js'))),
      'a.js: not written: it is not a regular file\n',
    ],
    [
      'a file that becomes a pipe',
      (folder) => (rmSync(join(folder, 'a.js')), pipe(folder, 'a.js')),
      'a.js: not written: it is not a regular file\n',
    ],
    [
      'a folder that becomes a link to another with the same files',
      (folder) => {
        renameSync(join(folder, 'src'), `${folder}-moved`);
        onTestFinished(() => rmSync(`${folder}-moved`, { recursive: true }));
        symlinkSync(`${folder}-moved`, join(folder, 'src'));
      },
      'outside the given paths\n',
    ],
  ])('%s', async (_name, happens, expected) => {
    const folder = project({ 'a.js': IMPORT + override('A'), 'src/b.js': IMPORT + override('B') });
    const { code, stderr } = await meanwhile(folder, () => happens(folder));
    expect(code).toBe(1);
    expect(stderr.endsWith(expected) && stderr.trimEnd().split('\n').length === 1).toBe(true);
    expect(isDone(folder)).toBe(true);
  });

  /** `b.js` relies on `help.js`, and `c.js` on `b.js`. */
  const RELYING = {
    'a.js': IMPORT + override('A'),
    'b.js': `import { help } from './help.js';\n${IMPORT}${override('B', 'Model', 'help(this); super.save();')}`,
    'c.js': `import { B } from './b.js';\n${override('C', 'B')}`,
    'help.js': `import { Model } from 'orm';\n/** @param {Model} x */\nexport function help(x) { x.save(); }\n`,
  };

  test('what relies on the file waits for a run that can write it', async () => {
    const folder = project(RELYING);
    const { code, stderr } = await meanwhile(folder, () =>
      writeFileSync(join(folder, 'help.js'), `// mine\n${RELYING['help.js']}`),
    );
    const after = (name: string): string => `not written: it relies on changes of ${name}, which were not written`;
    expect([code, stderr.trimEnd().split('\n')]).toEqual([
      1,
      [
        `b.js: ${after('help.js')}`,
        `c.js: ${after('b.js')}`,
        'help.js: not written: the file changed since it was read',
      ],
    ]);
    for (const name of ['b.js', 'c.js'] as const) expect(readFileSync(join(folder, name), 'utf8')).toBe(RELYING[name]);
    expect(isDone(folder, 'a.js')).toBe(true);
    expect(await failures(folder)).toEqual({ code: 0, stdout: '', stderr: '' });
    for (const name of ['b.js', 'c.js']) expect(isDone(folder, name)).toBe(true);
    expect(readFileSync(join(folder, 'help.js'), 'utf8')).toContain('// mine\n');
    await expectDone(folder);
  });
});

/** A user who is not allowed everything; the superuser is, whatever modes say. */
const NOBODY = process.getuid?.() === 0 ? 65_534 : undefined;

function asUser(folder: string, argv: readonly string[], more: NodeJS.ProcessEnv = {}): Promise<Process> {
  const home = temporaryFolder();
  chmodSync(home, 0o777);
  const env = {
    HOME: home,
    TMPDIR: home,
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'safe.directory',
    GIT_CONFIG_VALUE_0: '*',
    ...more,
  };
  return runProcess(built(), folder, argv, NOBODY === undefined ? { env } : { uid: NOBODY, env });
}

function give(folder: string): void {
  if (NOBODY !== undefined) execFileSync('chown', ['-R', String(NOBODY), folder]);
}

describe('what may not be read or written', () => {
  test.each(['outside git', 'in a repository'])(
    '%s: unreadable files and folders are errors, and nothing is missed in silence',
    async (where) => {
      const folder = project({ 'closed.js': GOOD, 'src/closed/a.js': GOOD, 'src/open.js': GOOD, 'blind/a.js': GOOD });
      if (where !== 'outside git') {
        git(folder, ['init', '--quiet']);
        commit(folder);
      }
      give(folder);
      chmodSync(join(folder, 'closed.js'), 0o000);
      chmodSync(join(folder, 'src/closed'), 0o000);
      // Its names can be read, but nothing behind them.
      chmodSync(join(folder, 'blind'), 0o444);
      const { code, stderr } = await asUser(folder, ['--force', '--silent']);
      chmodSync(join(folder, 'src/closed'), 0o755);
      chmodSync(join(folder, 'blind'), 0o755);
      expect(code).toBe(1);
      const lines = stderr.trimEnd().split('\n');
      expect(lines).toContain('closed.js: cannot be read: permission denied (EACCES)');
      expect(lines.some((line) => /^src\/closed(\/a\.js)?: cannot be read: permission denied/.test(line))).toBe(true);
      expect(lines.some((line) => /^blind\/a\.js: cannot be read: permission denied/.test(line))).toBe(true);
      expect(lines).toHaveLength(3);
      expect([isDone(folder), isDone(folder, 'src/open.js')]).toEqual([true, true]);
    },
  );

  test('new files in an unreadable folder of a repository', async () => {
    const folder = project({});
    git(folder, ['init', '--quiet']);
    commit(folder);
    mkdirSync(join(folder, 'new'));
    writeFileSync(join(folder, 'new/a.js'), GOOD);
    give(folder);
    chmodSync(join(folder, 'new'), 0o000);
    const { code, stderr } = await asUser(folder, ['--force', '--silent']);
    expect([code, stderr]).toEqual([1, 'new: cannot be read: permission denied (EACCES)\n']);
    expect(isDone(folder)).toBe(true);
  });

  test('the folder that was given', async () => {
    const folder = project({ 'src/a.js': GOOD });
    give(folder);
    chmodSync(join(folder, 'src'), 0o000);
    const closed = await asUser(folder, ['src', '--silent']);
    expect([closed.code, closed.stderr]).toEqual([1, 'src: cannot be read: permission denied (EACCES)\n']);
    const inside = await asUser(folder, ['src/a.js', '--silent']);
    expect([inside.code, inside.stderr]).toEqual([2, 'orm-migrate: src/a.js: permission denied (EACCES)\n']);
  });

  test('a folder in which nothing can be made, and a file of somebody else', async () => {
    const folder = project({ 'closed/a.js': GOOD, 'readonly.js': GOOD });
    give(folder);
    chmodSync(join(folder, 'closed'), 0o555);
    chmodSync(join(folder, 'readonly.js'), 0o444);
    const { code, stderr } = await asUser(folder, ['--silent']);
    chmodSync(join(folder, 'closed'), 0o755);
    expect(code).toBe(1);
    expect(stderr.trimEnd().split('\n').sort()).toEqual([
      'closed/a.js: not written: permission denied (EACCES)',
      'readonly.js: not written: the file is read-only',
    ]);
    expect(readFileSync(join(folder, 'closed/a.js'), 'utf8')).toBe(GOOD);
    expect(isDone(folder)).toBe(true);
  });

  test.skipIf(NOBODY === undefined)('a file that this user may not write, in a folder of their own', async () => {
    const folder = project({ 'theirs.js': GOOD, 'shared.js': GOOD });
    give(folder);
    for (const name of ['theirs.js', 'shared.js']) chownSync(join(folder, name), 1234, 1234);
    chmodSync(join(folder, 'shared.js'), 0o666);
    const { code, stderr } = await asUser(folder, ['--silent']);
    expect([code, stderr.trimEnd().split('\n').sort()]).toEqual([
      1,
      [
        'shared.js: not written: its owner would change, which only the superuser could prevent',
        'theirs.js: not written: permission denied (EACCES)',
      ],
    ]);
    for (const name of ['theirs.js', 'shared.js']) {
      const { uid, gid } = statSync(join(folder, name));
      expect([isDone(folder, name), uid, gid]).toEqual([false, 1234, 1234]);
    }
    expect(readdirSync(folder).sort()).toEqual(['good.js', 'package.json', 'shared.js', 'theirs.js']);
    expect(isDone(folder)).toBe(true);
  });

  test('a file with another name, which would keep the old text', async () => {
    const folder = project({ 'a.js': GOOD });
    linkSync(join(folder, 'a.js'), join(folder, 'a.txt'));
    const { code, stderr } = await failures(folder);
    expect([code, stderr]).toEqual([
      1,
      'a.js: not written: it has other names (hard links), which would keep the old text; replace it by a copy of its own\n',
    ]);
    expect([isDone(folder, 'a.js'), isDone(folder)]).toEqual([false, true]);
  });

  test.skipIf(NOBODY === undefined)('the superuser does not take a file from its owner', async () => {
    const folder = project({ 'theirs.js': GOOD });
    chownSync(join(folder, 'theirs.js'), 1234, 1234);
    await failures(folder);
    const { uid, gid } = statSync(join(folder, 'theirs.js'));
    expect([isDone(folder, 'theirs.js'), uid, gid]).toEqual([true, 1234, 1234]);
  });
});

/** The superuser's, which nobody else can remove: the folder is like the system's own for temporary files. */
describe.skipIf(NOBODY === undefined)('a lock of somebody else', () => {
  /** @returns the path of the lock that a run on the folder takes */
  function lockOf(folder: string, locks: string): string {
    return join(locks, `orm-migrate-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}.lock`);
  }

  test.each([
    ['cannot be read: permission denied (EACCES)', 0o600],
    ['cannot be removed: operation not permitted (EPERM)', 0o644],
  ])('%s: one line that says what to do', async (reason, mode) => {
    const folder = project({});
    const locks = temporaryFolder();
    chmodSync(locks, 0o1777);
    const lock = lockOf(folder, locks);
    writeFileSync(lock, JSON.stringify({ pid: 2 ** 30 }), { mode });
    give(folder);
    const outcome = await asUser(folder, ['--silent'], { TMPDIR: locks });
    const message = `orm-migrate: the lock of an earlier run ${reason}; delete ${lock}, or have its owner do so\n`;
    expect([outcome.code, outcome.stderr]).toEqual([2, message]);
    expect(isDone(folder)).toBe(false);
  });
});

/** Fails at a step of the writing of a file, which the temporary file stands beside: `bad/`. */
function failing(step: 'open' | 'writeFile' | 'sync' | 'chmod' | 'rename', code: string): string {
  return `
const fs = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');
const error = () => Object.assign(new Error('${code}: it failed, ${step}'), { code: '${code}' });
const { open, rename } = fs.promises;
fs.promises.open = async (path, flags, mode) => {
  const isBad = /[/]bad[/][.]orm-migrate-/.test(path);
  if (isBad && '${step}' === 'open') throw error();
  const handle = await open(path, flags, mode);
  if (isBad && handle['${step}']) {
    const whole = handle['${step}'];
    handle['${step}'] = async (text) => {
      if ('${step}' === 'writeFile') await whole.call(handle, text.slice(0, 10));
      throw error();
    };
  }
  return handle;
};
fs.promises.rename = async (from, to) => {
  if (/[/]bad[/]/.test(to) && '${step}' === 'rename') throw error();
  return rename(from, to);
};
syncBuiltinESMExports();
`;
}

describe('a disk that is full or fails: the file is as it was, the others are done, the exit code is 1', () => {
  test.each([
    ['open', 'ENOSPC', 'no space left on the device (ENOSPC)'],
    ['writeFile', 'ENOSPC', 'no space left on the device (ENOSPC)'],
    ['writeFile', 'EDQUOT', 'the quota is used up (EDQUOT)'],
    ['sync', 'EIO', 'the device failed (EIO)'],
    ['chmod', 'EPERM', 'operation not permitted (EPERM)'],
    ['rename', 'EROFS', 'the file system is read-only (EROFS)'],
  ] as const)('%s fails with %s', async (step, code, message) => {
    const folder = project({ 'bad/a.js': GOOD, 'last.js': GOOD });
    const outcome = await runProcess(built(), folder, ['--silent'], { preload: failing(step, code) });
    expect([outcome.code, outcome.stderr]).toEqual([1, `bad/a.js: not written: ${message}\n`]);
    expect(readFileSync(join(folder, 'bad/a.js'), 'utf8')).toBe(GOOD);
    expect(execFileSync('ls', ['-A', join(folder, 'bad')], { encoding: 'utf8' })).toBe('a.js\n');
    expect([isDone(folder), isDone(folder, 'last.js')]).toEqual([true, true]);
  });
});

describe('paths', () => {
  test('given twice, within each other, through a link, and in the thousands', async () => {
    const folder = project({ 'src/a.js': GOOD, 'src/deep/b.js': GOOD });
    symlinkSync('src', join(folder, 'link'));
    const some = ['src', 'src/', './src/../src', 'src/deep', 'src/a.js', 'link', 'link/a.js', folder];
    const { code, stderr } = await failures(folder, ...some, ...Array<string>(5000).fill('src/deep/b.js'));
    expect([code, stderr]).toEqual([0, '']);
    expect(isDone(folder, 'src/deep/b.js')).toBe(true);
    await expectDone(folder);
    expect(await outcomes(folder, 'src', 'link')).toEqual(['Good.save present', 'Good.save present']);
  });

  test.each([
    ['', "no such file or folder: ''"],
    ['missing', 'no such file or folder: missing'],
    ['good.js/x', 'no such file or folder: good.js/x'],
    ['x'.repeat(300), `${'x'.repeat(300)}: the name is too long (ENAMETOOLONG)`],
    ['a\nb\u001B[31m', String.raw`no such file or folder: a\nb\x1b[31m`],
  ])('%j is refused in one line', async (path, message) => {
    const folder = project({});
    expect(await failures(folder, '--', path)).toEqual({ code: 2, stdout: '', stderr: `orm-migrate: ${message}\n` });
    expect(isDone(folder)).toBe(false);
  });

  test('a file of another language is named and skipped', async () => {
    const folder = project({ 'a.py': 'class A: pass\n' });
    const { code, stderr } = await run(folder, ['a.py', 'good.js']);
    expect(code).toBe(0);
    expect(stderr).toContain('skipped a.py: not a language that is known\n');
    await expectDone(folder);
  });
});
