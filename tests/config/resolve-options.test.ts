import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import type { Config } from '../../src/config/config.ts';
import { createGlobMatcher } from '../../src/files/globs.ts';
import { type Settings, resolveOptions } from '../../src/config/resolve-options.ts';
import { temporaryFolder } from '../git/temp.ts';
import { profile, profiles } from '../steps/options.ts';

function resolve(settings: Partial<Settings> = {}, config: Config = {}, folder?: string) {
  const cwd = settings.cwd ?? temporaryFolder();
  const all = { paths: ['.'], mode: 'dry', only: [], skip: [], ignorePatterns: [], respectIgnoreFiles: true } as const;
  return resolveOptions({ ...all, ...settings, cwd }, { config, folder: folder ?? cwd, file: null }, profiles);
}

test('without flags and configuration', () => {
  const cwd = temporaryFolder();
  expect(resolve({ cwd })).toEqual({
    cwd,
    paths: [cwd],
    mode: 'dry',
    configFile: null,
    givenRules: [],
    transforms: ['add-async-variants', 'insert-sync-fallbacks', 'wrap-new-connection'],
    profile,
    runtime: 'orm-migrate-runtime',
    asyncBase: 'auto',
    include: [],
    ignore: [],
    respectIgnoreFiles: true,
    views: { functions: [], files: [], decorators: [], registrations: [] },
    asyncSafeDecorators: [],
    nonOrmPackages: [],
  });
});

test('a pattern of too many alternatives', () => {
  expect(() => resolve({ ignorePatterns: ['a', '{a,b}'.repeat(20)] })).toThrow(
    /^--ignore-pattern: expected at most 1,000 alternatives in braces, found '\{a,b\}/,
  );
});

test('flags go before the configuration', () => {
  const config = { runtime: 'a', asyncBase: 'native', profile: 'default' } as const;
  expect(resolve({}, config)).toMatchObject({ runtime: 'a', asyncBase: 'native', profile: { name: 'default' } });
  expect(resolve({ runtime: 'b', asyncBase: 'auto', profile: 'meteor' }, config)).toMatchObject({
    runtime: 'b',
    asyncBase: 'auto',
    profile: { name: 'meteor' },
  });
});

test('the working directory is the real one, so that paths agree with those of imports', () => {
  const folder = temporaryFolder({ 'real/a.js': '' });
  symlinkSync('real', join(folder, 'link'));
  expect(resolve({ cwd: join(folder, 'link'), paths: ['a.js'] })).toMatchObject({
    cwd: join(folder, 'real'),
    paths: [join(folder, 'real/a.js')],
  });
});

test('patterns are relative to where they were written', () => {
  const root = temporaryFolder({ 'packages/a/x.js': '' });
  const cwd = join(root, 'packages/a');
  const { ignore } = resolve({ cwd, ignorePatterns: ['src/old'] }, { ignore: ['packages/*/gen', 'tmp'] }, root);
  const matches = createGlobMatcher(ignore);
  expect(['src/old/x.js', 'gen/x.js', 'deep/tmp/x.js'].map((path) => matches(join(cwd, path)))).toEqual([
    true,
    true,
    true,
  ]);
  expect(['old/x.js', 'src/gen/x.js', 'packages/a/gen/x.js'].map((path) => matches(join(cwd, path)))).not.toContain(
    true,
  );
});

describe('transforms', () => {
  test('--only and --skip choose', () => {
    expect(resolve({ only: ['wrap-new-connection'] }).transforms).toEqual(['wrap-new-connection']);
    expect(resolve({ skip: ['wrap-new-connection'] }).transforms).toEqual([
      'add-async-variants',
      'insert-sync-fallbacks',
    ]);
  });

  test('mistakes', () => {
    expect(() => resolve({ only: ['wrap'] })).toThrow(/^unknown transform 'wrap'; choose one of add-async-variants, /);
    expect(() => resolve({ skip: ['wrap-new-conection'] })).toThrow(/did you mean 'wrap-new-connection'\?$/);
    expect(() => resolve({ only: ['wrap-new-connection'], skip: ['wrap-new-connection'] })).toThrow(
      /no transform to run/,
    );
  });
});

test('a path that does not exist', () => {
  expect(() => resolve({ paths: ['srcc'] })).toThrow('no such file or folder: srcc');
  expect(() => resolve({ paths: [''] })).toThrow("no such file or folder: ''");
});

describe('profile', () => {
  test('unknown names', () => {
    expect(() => resolve({ profile: 'meteorr' })).toThrow("unknown profile 'meteorr'; did you mean 'meteor'?");
    expect(() => resolve({}, { profile: { extends: 'django' } })).toThrow(
      "unknown profile 'django'; choose one of default, meteor",
    );
    expect(() => resolve({ profile: 'toString' })).toThrow(/^unknown profile/);
  });

  test('one that extends another adds to its lists and tables and replaces the rest', () => {
    const types = {
      model: { names: ['Base'], pairs: { archive: 'self' } },
      log: { pairs: { add: 'scalar' } },
    } as const;
    const resolved = resolve({}, { profile: { extends: 'default', name: 'acme', types, otherOrms: ['typeorm'] } });
    expect(resolved.profile).toMatchObject({
      name: 'acme',
      variants: { prefix: 'a' },
      types: {
        model: { names: ['Model', 'Base'], pairs: { save: 'scalar', archive: 'self' } },
        log: { names: [], pairs: { add: 'scalar' }, lazy: {}, iterable: false },
      },
      otherOrms: ['sequelize', 'typeorm'],
    });
    expect(profile.types['model']?.names).toEqual(['Model']);
  });

  test('one of its own starts from nothing', () => {
    expect(resolve({}, { profile: { variants: { suffix: 'Later' } } }).profile).toMatchObject({
      name: 'custom',
      variants: { suffix: 'Later' },
      types: {},
      fallbackForm: 'block',
    });
  });

  test('models, pairs and variants add to any profile', () => {
    const config: Config = { models: ['BaseModel'], pairs: { Model: ['archive'] }, variants: { suffix: 'Async' } };
    expect(resolve({}, config).profile).toMatchObject({
      variants: { suffix: 'Async' },
      types: { model: { names: ['Model', 'BaseModel'], pairs: { save: 'scalar', archive: 'unknown' } } },
    });
    const pairs: Config['pairs'] = { model: { archive: 'self' } };
    expect(resolve({}, { pairs }).profile.types['model']?.pairs).toEqual({ save: 'scalar', archive: 'self' });
    expect(() => resolve({}, { pairs: { modle: ['x'] } })).toThrow(
      "pairs.modle: the profile 'default' has no type 'modle'; did you mean 'model'?",
    );
    const types = { collection: { names: ['Mongo.Collection'] } };
    const own = resolve({}, { profile: { types }, models: ['BaseCollection'] }).profile;
    expect(own.types['collection']?.names).toEqual(['Mongo.Collection', 'BaseCollection']);
    expect(own.ownNames).toEqual(['BaseCollection']);
    expect(() => resolve({}, { profile: {}, models: ['X'] })).toThrow(
      /^models: the profile 'custom' has no type 'model'/,
    );
  });

  test('naming rules by kind of class leave the others as they are', () => {
    const meteor = resolve({ profile: 'meteor' }, { variants: { Model: { prefix: 'a' } } });
    expect(meteor.profile.variants).toEqual({ model: { prefix: 'a' }, other: { suffix: 'Async' } });
    expect(meteor.givenRules).toEqual([{ key: 'variants.Model', kind: 'model' }]);
    const own: Config = {
      profile: { types: { Cart: {} }, variants: { cart: { suffix: 'X' }, other: { prefix: 'y' } } },
    };
    expect(resolve({}, own).profile.variants).toEqual({ Cart: { suffix: 'X' }, other: { prefix: 'y' } });
    expect(resolve({}, own).givenRules.map(({ key, kind }) => `${key} ${kind ?? ''}`)).toEqual([
      'profile.variants.cart Cart',
      'profile.variants.other other',
    ]);
    expect(resolve({ profile: 'default' }, own).givenRules).toEqual([]);
    expect(resolve({}, { variants: { suffix: 'Later' } }).givenRules).toEqual([{ key: 'variants', kind: null }]);
    expect(() => resolve({}, { variants: { modle: { suffix: 'Async' } } })).toThrow(
      "variants.modle: the profile 'default' has no type 'modle'; did you mean 'model'?",
    );
  });
});
