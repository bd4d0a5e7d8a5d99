import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';

import { loadConfig } from '../../src/config/load.ts';
import { type Files, temporaryFolder, temporaryRepository } from '../git/temp.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

const EXPECTED = { profile: 'meteor', ignore: ['legacy'] };

describe('forms', () => {
  test.each<[string, string]>([
    ['orm-migrate.config.ts', `const profile: string = 'meteor';\nexport default { profile, ignore: ['legacy'] };`],
    [
      'orm-migrate.config.mts',
      `import { defineConfig } from 'orm-migrate';\nexport default defineConfig({ profile: 'meteor', ignore: ['legacy'] });`,
    ],
    ['orm-migrate.config.js', `module.exports = { profile: 'meteor', ignore: ['legacy'] };`],
    ['orm-migrate.config.mjs', `export default { profile: 'meteor', ignore: ['legacy'] };`],
    ['orm-migrate.config.cjs', `module.exports = { profile: 'meteor', ignore: ['legacy'] };`],
    ['orm-migrate.config.json', `{ "profile": "meteor", "ignore": ["legacy"] }`],
    ['orm-migrate.config.ts', `export default async () => ({ profile: 'meteor', ignore: ['legacy'] });`],
  ])('%s: %s', async (name, text) => {
    const folder = temporaryFolder({ [name]: text });
    expect(await loadConfig(folder, null)).toEqual({ config: EXPECTED, folder, file: join(folder, name) });
  });

  test('a configuration may import a module of the project', async () => {
    const folder = temporaryFolder({
      'orm-migrate.config.ts': `import { ignore } from './shared';\nexport default { profile: 'meteor', ignore };`,
      'shared.ts': `export const ignore: string[] = ['legacy'];`,
    });
    expect((await loadConfig(folder, null)).config).toEqual(EXPECTED);
  });

  test('only this file counts, and nothing is written', async () => {
    vi.stubEnv('NODE_ENV', 'production');
    const folder = temporaryFolder({
      'orm-migrate.config.json': `{ "profile": "meteor" }`,
      '.orm-migraterc': 'runtime=rc',
      '.env': 'RUNTIME=env',
      'package.json': `{ "orm-migrate": { "runtime": "package" } }`,
      'node_modules/x/index.js': '',
    });
    expect((await loadConfig(folder, null)).config).toEqual({ profile: 'meteor' });
    expect(existsSync(join(folder, 'node_modules/.cache'))).toBe(false);
  });
});

describe('search', () => {
  const config = `{ "profile": "meteor" }`;

  test('no file is an empty configuration', async () => {
    const folder = temporaryRepository();
    expect(await loadConfig(folder, null)).toEqual({ config: {}, folder, file: null });
  });

  test('upwards to the root of the repository, past the packages on the way', async () => {
    const folder = temporaryRepository({ 'orm-migrate.config.json': config, 'packages/a/package.json': '{}' });
    expect(await loadConfig(join(folder, 'packages/a'), null)).toMatchObject({ config: { profile: 'meteor' }, folder });
  });

  test('not out of the repository, and outside git not out of the package', async () => {
    const folder = temporaryFolder({
      'orm-migrate.config.json': config,
      'package/package.json': '{}',
      'package/src/a.js': '',
      'repository/.git/HEAD': '',
    });
    for (const name of ['package/src', 'repository']) {
      expect((await loadConfig(join(folder, name), null)).config).toEqual({});
    }
  });

  test('the nearest one wins; a named one goes before, with patterns relative to the working directory', async () => {
    const folder = temporaryFolder({ 'a/orm-migrate.config.json': '{}', 'orm-migrate.config.json': config });
    const inner = join(folder, 'a');
    expect(await loadConfig(inner, null)).toMatchObject({ config: {}, folder: inner });
    expect(await loadConfig(inner, '../orm-migrate.config.json')).toEqual({
      config: { profile: 'meteor' },
      folder: inner,
      file: join(folder, 'orm-migrate.config.json'),
    });
    await expect(loadConfig(inner, 'other.json')).rejects.toThrow('no such file: other.json');
  });
});

describe('mistakes are told in one line each', () => {
  async function mistakes(files: Files): Promise<readonly string[]> {
    const error: unknown = await loadConfig(temporaryFolder(files), null).catch((thrown: unknown) => thrown);
    return error instanceof Error ? error.message.split('\n') : [];
  }

  test.each<[name: string, text: string, expected: RegExp]>([
    ['throws', `throw new Error('no\\nway');`, /^orm-migrate\.config\.ts: cannot be loaded: no$/],
    ['syntax', 'export default {', /^orm-migrate\.config\.ts: cannot be loaded: .*Unexpected token/],
    [
      'missing import',
      `import './nowhere';\nexport default {};`,
      /^orm-migrate\.config\.ts: cannot be loaded: Cannot find/,
    ],
    ['a list', 'export default [];', /expected an object as the default export, found an empty list$/],
    ['a number', 'export default 5;', /expected an object as the default export, found 5$/],
    ['text', `export default 'x';`, /expected an object as the default export, found 'x'$/],
    ['null', 'export default null;', /expected an object as the default export, found nothing$/],
    ['a function that gives nothing', 'export default () => undefined;', /default export, found nothing$/],
  ])('%s', async (_name, text, expected) => {
    const lines = await mistakes({ 'orm-migrate.config.ts': text });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(expected);
  });

  test('every mistake in an object has its line', async () => {
    expect(await mistakes({ 'orm-migrate.config.json': `{ "ignroe": [], "include": "src" }` })).toEqual([
      `orm-migrate.config.json: include: expected a list, found 'src'`,
      `orm-migrate.config.json: unknown key 'ignroe'; did you mean 'ignore'?`,
    ]);
  });
});
