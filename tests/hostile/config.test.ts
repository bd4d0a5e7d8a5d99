import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import { guardImport } from '../../src/config/guard-import.ts';
import { useBuild } from '../transforms/build.ts';
import { expectDone, isDone, project, run, runProcess } from './run.ts';

const built = useBuild();

const TS = 'orm-migrate.config.ts';

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
  }, 60_000);

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

test('after an import nothing is left of the guard', async () => {
  const [exit, print] = [process.exit, process.stdout.write];
  const listeners = () => [process.listenerCount('uncaughtException'), process.listenerCount('unhandledRejection')];
  const before = listeners();
  expect(await guardImport(() => Promise.resolve(1))).toBe(1);
  await expect(guardImport(() => new Promise(() => undefined), 20)).rejects.toThrow(
    'it is not done after 0.02 seconds',
  );
  expect([process.exit, process.stdout.write]).toEqual([exit, print]);
  expect(listeners()).toEqual(before);
});
