import { chownSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { commit, git, put } from '../git/temp.ts';
import { expectDone, failures, GOOD, IMPORT, isDone, outcomes, override, project, run } from './run.ts';

const BASE = 'export class Model {\n  save() {}\n  async asave() {}\n}\n';

test.each<[string, Record<string, string>]>([
  ['a broken package.json', { 'package.json': '{ broken' }],
  ['a package.json that is no object', { 'package.json': 'null' }],
  [
    'a package.json with odd values',
    { 'package.json': '{"type": 5, "imports": [], "exports": {"./x": 7}, "workspaces": {"a": 1}, "main": {}}' },
  ],
  ['a broken tsconfig.json', { 'tsconfig.json': '{ "compilerOptions": { "paths": ' }],
  ['a tsconfig.json that extends itself', { 'tsconfig.json': '{ "extends": "./tsconfig.json" }' }],
  [
    'tsconfigs that extend each other',
    { 'tsconfig.json': '{ "extends": ["./b.json", "./missing.json"] }', 'b.json': '{ "extends": "./tsconfig.json" }' },
  ],
  [
    'a tsconfig.json with odd values',
    {
      'tsconfig.json':
        '{ "extends": 5, "compilerOptions": { "paths": { "*": ["*"], "@/*": 7 }, "baseUrl": [] }, "references": [{ "path": "." }] }',
    },
  ],
  [
    'paths that lead to themselves',
    {
      'tsconfig.json':
        '{ "compilerOptions": { "baseUrl": ".", "paths": { "*": ["./*", "*"], "./base": ["./base"] } } }',
    },
  ],
  ['a broken .gitignore', { '.gitignore': '[\n\\\n!!\n(?<=\n[z-a]\n\0\n' }],
])('%s', async (_name, files) => {
  const folder = project({
    'src/base.js': BASE,
    'src/a.js': `import { Model } from './base.js';\nimport { x } from '@/missing';\n${override('A')}`,
    ...files,
  });
  expect(await failures(folder)).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(isDone(folder, 'src/a.js')).toBe(true);
  await expectDone(folder);
});

test('a broken package.json is one line, and paths still lead to a base', async () => {
  const folder = project({
    'package.json': '{',
    'packages/a/package.json': '',
    'packages/a/a.js': GOOD,
    'packages/b/package.json': '\uFEFF{}',
    'packages/b/b.js': GOOD,
    'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }',
    'src/base.js': `export { Model as Base } from 'orm';\n`,
    'src/b.js': `import { Base } from '@/base';\n\n${override('B', 'Base')}`,
    'src/c.js': GOOD,
  });
  const { code, stderr } = await run(folder);
  expect(code).toBe(0);
  expect(stderr.match(/.*is not JSON.*/g)).toEqual([
    'package.json is not JSON: its "imports" are not followed',
    'packages/a/package.json is not JSON: its "imports" are not followed',
  ]);
  expect(isDone(folder, 'src/b.js')).toBe(true);
  await expectDone(folder);
});

test('folders where files are expected', async () => {
  const folder = project({ 'src/a.js': IMPORT + override('A') });
  rmSync(join(folder, 'package.json'));
  for (const name of [
    'package.json',
    'tsconfig.json',
    '.gitignore',
    'node_modules/orm/package.json',
    'src/tsconfig.json',
    '.meteor/release',
  ]) {
    mkdirSync(join(folder, name), { recursive: true });
  }
  expect(await failures(folder)).toEqual({ code: 0, stdout: '', stderr: '' });
  await expectDone(folder);
  expect((await failures(folder, '--profile', 'meteor')).code).toBe(0);
});

test('packages that are broken in every way', async () => {
  const broken: Record<string, Record<string, string>> = {
    manifest: { 'package.json': '{ "main": ', 'index.js': BASE },
    empty: {},
    syntax: { 'package.json': '{ "main": "index.js" }', 'index.js': 'class {' },
    main: { 'package.json': '{ "main": "missing.js", "exports": null, "types": 5 }' },
    outside: { 'package.json': '{ "main": "../../../../../../etc/passwd", "exports": "./../../../good.js" }' },
    itself: {
      'package.json': '{ "main": "index.js" }',
      'index.js': "export * from 'itself';\nexport { Model } from 'itself';\n",
    },
    cycle: {
      'package.json': '{ "exports": { ".": { "import": "./a.js" } } }',
      'a.js': "export * from './b.js';",
      'b.js': "export { Model } from './a.js';",
    },
    types: {
      'package.json': '{ "main": "index.js", "types": "index.d.ts" }',
      'index.js': '',
      'index.d.ts': "export { Model } from 'types';\nexport class Model extends Model { save(): this }",
    },
    binary: { 'package.json': '{ "main": "index.js" }', 'index.js': '\0\u0001\uFFFD' },
    deep: {
      'package.json': '{ "main": "index.js" }',
      'index.js': `x = ${'[\n'.repeat(20_000)}${']\n'.repeat(20_000)}`,
    },
  };
  const files = Object.entries(broken).flatMap(([name, content]) =>
    Object.entries(content).map(([path, text]) => [`node_modules/${name}/${path}`, text]),
  );
  const names = Object.keys(broken);
  const folder = project({
    ...(Object.fromEntries(files) as Record<string, string>),
    'a.js': names.map((name, i) => `import { Model as M${i} } from '${name}';\n${override(`A${i}`, `M${i}`)}`).join(''),
  });
  mkdirSync(join(folder, 'node_modules/empty'));
  expect((await failures(folder)).stderr).toBe('');
  await expectDone(folder);
  expect((await outcomes(folder)).at(-1)).toBe('Good.save present');
});

test('specifiers that are none', async () => {
  const odd = [
    '',
    '.',
    '..',
    '/',
    './',
    '//',
    '\\0',
    '\\uD800',
    'http://[',
    'file:///etc/passwd',
    'data:text/javascript,1',
    '#x',
    '@',
    '@/',
    '%2e%2e',
    './good.js?x#y',
    'node:',
    '\\n',
    'x'.repeat(5000),
    '../'.repeat(500),
  ];
  const folder = project({
    'a.js': odd
      .map(
        (specifier, i) =>
          `import { M as M${i} } from '${specifier}';\nexport * from '${specifier}';\n${override(`A${i}`, `M${i}`)}`,
      )
      .join(''),
  });
  expect((await failures(folder)).stderr).toBe('');
  await expectDone(folder);
});

/** Somebody else; only the superuser can give files away. */
const STRANGER = process.getuid?.() === 0 ? 65_534 : undefined;

test.skipIf(STRANGER === undefined)(
  'a repository inside that belongs to somebody else is left out, aloud',
  async () => {
    const folder = project({ 'priv/p.js': GOOD, 'a.js': GOOD });
    git(folder, ['init', '--quiet']);
    put(folder, { '.git/info/exclude': 'priv/' });
    commit(folder);
    put(folder, { 'nested/n.js': GOOD });
    git(join(folder, 'nested'), ['init', '--quiet']);
    for (const name of ['nested', 'nested/.git']) chownSync(join(folder, name), STRANGER ?? 0, STRANGER ?? 0);
    const { code, stderr } = await run(folder, ['--silent']);
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/^nested: git does not list its files: .*ownership.*\n$/),
    ]);
    expect(['good.js', 'a.js', 'priv/p.js', 'nested/n.js'].map((name) => isDone(folder, name))).toEqual([
      ...[true, true, false, false],
    ]);
  },
);
