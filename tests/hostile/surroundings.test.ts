import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { expectDone, failures, IMPORT, isDone, outcomes, override, project } from './run.ts';

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
