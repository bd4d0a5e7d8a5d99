import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';

import { nodeOptions } from '../../bin/config-process.ts';
import { guardImport } from '../../src/config/guard-import.ts';
import { jscodeshift, useBuild } from '../transforms/build.ts';
import { expectDone, GOOD, isDone, project, run, runProcess } from './run.ts';

const built = useBuild();

const TS = 'orm-migrate.config.ts';

const PATIENCE = { timeout: 240_000, interval: 50 };

describe('a configuration that is wrong is one line for each mistake, exit 2, and nothing is done', () => {
  test.each<[string, string, string | RegExp]>([
    ['throws', `throw new Error('no\\nway');`, 'cannot be loaded: no'],
    ['throws nothing', `throw undefined;`, /^cannot be loaded: /],
    [
      'throws control characters',
      `throw new Error('\\u001b[31mred\\u202e');`,
      String.raw`cannot be loaded: \x1b[31mred\u202e`,
    ],
    ['has a syntax error', 'export default {', /^cannot be loaded: .*Unexpected token/],
    ['imports a missing module', `import 'nowhere';\nexport default {};`, /^cannot be loaded: Cannot find/],
    [
      'imports itself',
      `import config from './orm-migrate.config.ts';\nexport default config;`,
      /^unknown key 'default'/,
    ],
    ['is null', 'export default null;', 'expected an object as the default export, found nothing'],
    ['is a list', 'export default [{}];', 'expected an object as the default export, found a list'],
    [
      'is a promise of a list',
      'export default Promise.resolve([{}]);',
      'expected an object as the default export, found a list',
    ],
    ['is a function that throws', `export default () => { throw new Error('late'); };`, 'cannot be loaded: late'],
    ['is a promise that is rejected', `export default Promise.reject(new Error('late'));`, 'cannot be loaded: late'],
    [
      'has a getter that throws',
      `export default { get runtime() { throw new Error('got'); } };`,
      'cannot be loaded: got',
    ],
    [
      'has a getter further in that throws',
      `export default { profile: { get types() { throw new Error('got'); } } };`,
      'cannot be read: got',
    ],
    ['names a missing profile', `export default { profile: 'djnago' };`, /unknown profile 'djnago'/],
    ['misspells a key', `export default { igonre: [] };`, "unknown key 'igonre'; did you mean 'ignore'?"],
    ['has control characters in a key', `export default { '\\u001b[31m\\n': 1 };`, /^unknown key '\\x1b\[31m\\n'/],
    [
      'has control characters in a value',
      `export default { asyncBase: '\\u001b[31m\\n' };`,
      String.raw`asyncBase: expected 'native' or 'delegating' or 'auto', found '\x1b[31m\n'`,
    ],
    ['has the key of a prototype', `export default { ['__proto__']: { runtime: 'x' } };`, /^unknown key '__proto__'/],
    ['has the name of an inherited member', `export default { constructor: 1 };`, /^unknown key 'constructor'/],
    ['calls process.exit', `process.exit(0);\nexport default {};`, 'cannot be loaded: it calls process.exit()'],
    ['throws what cannot be shown', `throw Object.create(null);`, 'cannot be loaded: it throws what cannot be shown'],
    [
      'throws a proxy that throws',
      `const no = () => { throw 1; };\nthrow new Proxy({}, { get: no, has: no, getPrototypeOf: no });`,
      'cannot be loaded: it throws what cannot be shown',
    ],
    [
      'throws an error whose message is a number',
      `throw Object.assign(new Error(''), { message: 5 });`,
      'cannot be loaded: 5',
    ],
    [
      'throws an error whose message throws',
      `throw Object.defineProperty(new Error(''), 'message', { get() { throw 1; } });`,
      'cannot be loaded: it throws what cannot be shown',
    ],
    ['throws an error without a message', `throw new RangeError();`, 'cannot be loaded: RangeError'],
    ['throws a long message', `throw new Error('x'.repeat(1e6));`, /^cannot be loaded: x{500}…$/],
    ['calls process.reallyExit', `process.reallyExit(0);`, 'cannot be loaded: it calls process.reallyExit()'],
    ['calls process.abort', `process.abort();`, 'cannot be loaded: it calls process.abort()'],
    [
      'is an instance of a class',
      'class Configuration { runtime = 5; }\nexport default new Configuration();',
      'expected an object as the default export, found an instance of Configuration',
    ],
    [
      'has a regular expression',
      'export default { ignore: [/x/] };',
      'ignore[0]: expected text, found an instance of RegExp',
    ],
    [
      'has a map where an object is expected',
      'export default { views: new Map() };',
      'views: expected an object, found an instance of Map',
    ],
    [
      'has a promise in it',
      `export default { profile: Promise.resolve('meteor') };`,
      'profile: expected the name of a profile, or a profile, found an instance of Promise',
    ],
    ['has a symbol', `export default { runtime: Symbol('x') };`, 'runtime: expected text, found a symbol'],
    [
      'is deeper than any stack',
      'const top = [];\nlet at = top;\nfor (let depth = 0; depth < 1e5; depth += 1) at.push((at = []));\nexport default { pairs: top };',
      'cannot be read: Maximum call stack size exceeded',
    ],
    [
      'has a pattern that stands for millions',
      `export default { ignore: ['a', '{a,b}'.repeat(24)] };`,
      `ignore[1]: expected at most 1,000 alternatives in braces, found '${'{a,b}'.repeat(8)}…'`,
    ],
    [
      'calls process.exit and goes on',
      `try { process.exit(0); } catch {}\nexport default {};`,
      'cannot be loaded: it calls process.exit()',
    ],
  ])('that %s', async (_name, text, expected) => {
    const folder = project({ [TS]: text });
    const { code, stdout, stderr } = await run(folder, ['--check']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^orm-migrate: [^\n]*\n$/);
    const message = stderr.slice('orm-migrate: '.length, -1).replace(`${TS}: `, '');
    if (typeof expected === 'string') expect(message).toBe(expected);
    else expect(message).toMatch(expected);
    expect(isDone(folder)).toBe(false);
  });

  test('in a process of its own: on the side, or never done', async () => {
    const on = async (text: string) => {
      const { code, stderr } = await runProcess(built(), project({ [TS]: text }), ['--check']);
      return [code, stderr];
    };
    const line = (what: string) => [2, `orm-migrate: ${TS}: cannot be loaded: ${what}\n`];
    expect(
      await Promise.all([
        on(`void Promise.reject(new Error('floating'));\nexport default {};`),
        on(
          `setImmediate(() => { throw new Error('later'); });\nawait new Promise((r) => setTimeout(r, 50));\nexport default {};`,
        ),
        on(`await new Promise(() => {});\nexport default {};`),
        on(`setInterval(() => {}, 1000);\nexport default new Promise(() => {});`),
      ]),
    ).toEqual([
      line('floating'),
      line('later'),
      line('it is not done after 10 seconds'),
      line('it is not done after 10 seconds'),
    ]);
  });

  test('in a process of its own: with the loaders and conditions that the run has', async () => {
    const text = `if (globalThis.preloaded !== true) throw new Error('not preloaded');\nexport default {};`;
    const setting = { preload: 'globalThis.preloaded = true;' };
    const { code, stderr } = await runProcess(built(), project({ [TS]: text }), ['--dry', '--silent'], setting);
    expect([code, stderr]).toEqual([0, '']);
    const run = ['--require', 'x', '-e', 'code', '--inspect=0', '--cpu-prof', '--conditions=a', '-C', 'b'];
    expect(nodeOptions(run)).toEqual(['--require', 'x', '--conditions=a', '-C', 'b']);
  });

  test('in a process of its own: it ends that process, or keeps it busy for ever', async () => {
    const on = async (text: string) => {
      const { code, stdout, stderr } = await runProcess(built(), project({ [TS]: text }), ['--check']);
      return [code, stdout, stderr];
    };
    const line = (what: string) => [2, '', `orm-migrate: ${TS}: cannot be loaded: ${what}\n`];
    const late = line('it is not done after 10 seconds');
    expect(
      await Promise.all([
        on(`process.kill(process.pid, 'SIGKILL');`),
        on(`process.on('exit', () => process.kill(process.pid, 'SIGKILL'));\nthrow 0;`),
        on('while (true);'),
        on('export default { get runtime() { while (true); } };'),
        on('export default { views: { get files() { while (true); } } };'),
        on(`import { execSync } from 'node:child_process';\nexecSync('sleep 15');`),
      ]),
    ).toEqual([line('it ended its process (SIGKILL)'), line('0'), late, late, late, late]);
  });

  test('a folder in its place', async () => {
    const folder = project({});
    mkdirSync(join(folder, 'orm-migrate.config.json'));
    expect((await run(folder)).stderr).toBe('orm-migrate: orm-migrate.config.json: is not a regular file\n');
  });

  test('JSON with the key of a prototype pollutes nothing', async () => {
    const folder = project({
      'orm-migrate.config.json':
        '{ "__proto__": { "runtime": "x" }, "profile": { "types": { "__proto__": { "names": ["X"] } } } }',
    });
    const { code, stderr } = await run(folder);
    expect(code).toBe(2);
    expect(stderr).toContain(`unknown key '__proto__'`);
    expect(Object.hasOwn(Object.prototype, 'runtime') || Object.hasOwn(Object.prototype, 'names')).toBe(false);
  });
});

describe('a configuration may be odd', () => {
  test('what it prints goes to stderr: stdout is the diff and nothing else', async () => {
    const folder = project({
      [TS]: `console.log('hello');\nprocess.stdout.write('there\\n');\nexport default () => { console.info('again'); return {}; };`,
    });
    const { code, stdout, stderr } = await runProcess(built(), folder, ['--dry', '--silent']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^diff --git /);
    expect(stderr).toBe('hello\nthere\nagain\n');
  });

  test('what it leaves running does not keep the process, and what it says of the exit code does not count', async () => {
    const folder = project({
      [TS]: `import { createServer } from 'node:net';\ncreateServer().listen(0);\nsetInterval(() => {}, 1000);\nprocess.exitCode = 7;\nexport default {};`,
    });
    const { code, seconds } = await runProcess(built(), folder, ['--silent']);
    expect(code).toBe(0);
    expect(seconds).toBeLessThan(20);
    await expectDone(folder);
  });

  test.each([
    ['ends the process', 'setTimeout(() => process.exit(0), DELAY);'],
    ['ends the process without further ado', 'setTimeout(() => process.reallyExit(0), DELAY);'],
    ['throws', `setTimeout(() => { throw new Error('late'); }, DELAY);`],
    ['rejects', `setTimeout(() => void Promise.reject(new Error('late')), DELAY);`],
    ['prints', `setTimeout(() => console.log('late'), DELAY);`],
    ['prints at the end', `process.on('exit', () => console.log('late'));`],
  ])('nothing of it runs once it is loaded: it %s', async (_name, text) => {
    // From at once to the end of the run.
    const times = [0, 10, 100, 500, 1000, 1500].map((delay) => text.replace('DELAY', String(delay))).join('\n');
    const folder = project({ [TS]: `${times}\nexport default {};`, 'other.js': GOOD });
    const { code, stdout, stderr } = await runProcess(built(), folder, ['--check', '--silent', '--reporter', 'json']);
    expect([code, stderr]).toEqual([1, '']);
    expect(JSON.parse(stdout)).toMatchObject({ totals: { files: { changed: 2 } } });
  });

  test('what it prints past the streams goes to stderr too', async () => {
    const folder = project({
      [TS]: `import { execSync } from 'node:child_process';\nimport { writeSync } from 'node:fs';\nwriteSync(1, 'here\\n');\nexecSync('echo there', { stdio: 'inherit' });\nexport default {};`,
    });
    const { stdout, stderr } = await runProcess(built(), folder, ['--dry', '--silent']);
    expect(stdout).toMatch(/^diff --git /);
    expect(stderr).toBe('here\nthere\n');
  });

  test('it sees the arguments and the environment of the run', async () => {
    const folder = project({
      [TS]: `console.log(process.argv.slice(2).join(' '), process.env.ODD_NAME, process.send === undefined);\nexport default {};`,
    });
    const { stderr } = await runProcess(built(), folder, ['--dry', '--silent'], { env: { ODD_NAME: 'odd' } });
    expect(stderr).toBe('--dry --silent odd true\n');
    const many = Array.from({ length: 20_000 }, () => './good.js');
    const { code } = await runProcess(built(), folder, ['--check', '--silent', ...many]);
    expect(code).toBe(1);
  });

  test.each([
    [
      'made of getters and proxies',
      `export default new Proxy({ get ignore() { return new Proxy(['legacy'], {}); } }, {});`,
    ],
    ['without prototypes', `export default Object.assign(Object.create(null), { ignore: ['legacy'] });`],
    ['empty', ''],
    ['made of itself', 'const t = { tuple: [] }; t.tuple.push(t);\nexport default { pairs: { model: { get: t } } };'],
  ])('%s', async (_name, text) => {
    const folder = project({ [TS]: text });
    expect(await run(folder, ['--silent'])).toEqual({ code: 0, stdout: '', stderr: '' });
    await expectDone(folder);
  });

  test('huge: ten thousand patterns', async () => {
    const ignore = Array.from({ length: 10_000 }, (_, index) => `legacy-${index}/**`);
    const folder = project({ 'orm-migrate.config.json': JSON.stringify({ ignore }), 'legacy-7/a.js': ')' });
    expect(await run(folder, ['--silent'])).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(isDone(folder)).toBe(true);
  });

  test('types, functions and pairs with the names that every object has', async () => {
    const folder = project({
      [TS]: `export default {
  profile: { extends: 'default', types: { constructor: { names: ['toString'] } }, functions: { valueOf: 'instance' }, instances: { hasOwnProperty: 'model' } },
  pairs: { model: { toString: 'self', constructor: 'scalar' } },
};`,
    });
    const { code, stderr } = await run(folder, ['--silent']);
    expect([code, stderr]).toEqual([0, '']);
    expect(isDone(folder)).toBe(true);
  });
});

describe('the process that a configuration runs in', () => {
  const LATE = `setTimeout(() => process.exit(0), 500);\nsetInterval(() => console.log('late'), 300);\nexport default {};`;

  test('serves a program that calls migrate(), too', async () => {
    const folder = project({
      [TS]: LATE,
      'run.mjs': `import { migrate } from ${JSON.stringify(join(built().dist, 'src/index.js'))};
const { result } = await migrate();
await new Promise((resolve) => setTimeout(resolve, 600));
console.log(result.totals.files.changed);\n`,
    });
    const { status, stdout } = spawnSync(process.execPath, ['run.mjs'], { cwd: folder, encoding: 'utf8' });
    expect([status, stdout]).toEqual([0, '1\n']);
  });

  test('and jscodeshift', () => {
    const folder = project({ [TS]: LATE.replace('{}', `{ ignore: ['other.js'] }`), 'other.js': GOOD });
    jscodeshift(built(), folder, 'add-async-variants', ['good.js', 'other.js']);
    expect([isDone(folder), isDone(folder, 'other.js')]).toEqual([true, false]);
  });

  test('ends with the run, however that ends', async () => {
    const folder = project({
      [TS]: `import { writeFileSync } from 'node:fs';\nwriteFileSync('pid', String(process.pid));\nwhile (true);`,
    });
    const child = spawn(process.execPath, [join(built().dist, 'bin/orm-migrate.js')], { cwd: folder, stdio: 'ignore' });
    const pid = await vi.waitFor(() => {
      const text = readFileSync(join(folder, 'pid'), 'utf8');
      expect(text).not.toBe('');
      return Number(text);
    }, PATIENCE);
    child.kill('SIGKILL');
    await vi.waitFor(() => {
      expect(() => process.kill(pid, 0)).toThrow('ESRCH');
    }, PATIENCE);
  });
});

test('a pattern for millions on the command line is one line, exit 2', async () => {
  const { code, stderr } = await run(project({}), ['--ignore-pattern', '{a,b}'.repeat(24)]);
  expect(code).toBe(2);
  expect(stderr).toMatch(
    /^orm-migrate: --ignore-pattern: expected at most 1,000 alternatives in braces, found [^\n]*\n$/,
  );
});

test.skipIf(process.platform === 'win32')(
  'where too few files may be open to start at all, it is one line, exit 2',
  () => {
    const folder = project({});
    const bin = join(built().dist, 'bin/orm-migrate.js');
    const limited = ['-c', 'ulimit -n 40 && exec "$0" "$@"', process.execPath, bin];
    const { status, stdout, stderr } = spawnSync('sh', limited, { cwd: folder, encoding: 'utf8' });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^orm-migrate: cannot start: EMFILE: [^\n]*\n$/);
    expect(isDone(folder)).toBe(false);
  },
);

test('after an import nothing is left of the guard', async () => {
  const endings = () => [process.exit, process.abort, (process as unknown as { reallyExit: unknown }).reallyExit];
  const [were, print] = [endings(), process.stdout.write];
  const listeners = () => [process.listenerCount('uncaughtException'), process.listenerCount('unhandledRejection')];
  const before = listeners();
  expect(await guardImport(() => Promise.resolve(1))).toBe(1);
  await expect(guardImport(() => new Promise(() => undefined), 20)).rejects.toThrow(
    'it is not done after 0.02 seconds',
  );
  expect([endings(), process.stdout.write]).toEqual([were, print]);
  expect(listeners()).toEqual(before);
});
