import { expect, test } from 'vitest';

import { validateConfig } from '../../src/config/validate.ts';

function mistakes(config: unknown): readonly string[] {
  const validation = validateConfig(config);
  return 'mistakes' in validation ? validation.mistakes : [];
}

test('everything that is allowed', () => {
  const config = {
    profile: {
      extends: 'default',
      variants: { suffix: 'Async' },
      types: { model: { names: ['Base'], pairs: { save: 'self', both: { tuple: ['instance', { type: 'model' }] } } } },
      release: null,
    },
    include: ['src'],
    ignore: [],
    models: ['Base'],
    variants: { prefix: 'a' },
    pairs: { model: ['archive'], queryset: { first: 'instance' } },
    views: { functions: ['main'], files: ['jobs/*.ts'], decorators: ['Cron'] },
    runtime: '@acme/orm',
    asyncBase: 'native',
    decorators: ['logged'],
    assume: { nonOrmPackages: ['lodash'] },
  };
  expect(validateConfig(config)).toEqual({ config });
  expect(validateConfig({})).toEqual({ config: {} });
});

test.each<[unknown, readonly string[]]>([
  [{ runtime: 5 }, ['runtime: expected text, found 5']],
  [{ runtime: '' }, [`runtime: expected some text, found ''`]],
  [{ ignore: ['a', 5] }, ['ignore[1]: expected text, found 5']],
  [
    { include: ['{a,b}'.repeat(10)], views: { files: ['{,}'.repeat(1e5)] } },
    [
      `include[0]: expected at most 1,000 alternatives in braces, found '${'{a,b}'.repeat(8)}…'`,
      `views.files[0]: expected at most 1,000 alternatives in braces, found '${'{,}'.repeat(13)}{…'`,
    ],
  ],
  [{ asyncBase: 'natve' }, [`asyncBase: expected 'native' or 'delegating' or 'auto', found 'natve'`]],
  [{ variants: 'a' }, [`variants: expected { prefix: text } or { suffix: text }, found 'a'`]],
  [{ variants: {} }, ['variants: expected { prefix: text } or { suffix: text }, found an object']],
  [{ profile: 5 }, ['profile: expected the name of a profile, or a profile, found 5']],
  [{ profile: { extends: true } }, ['profile.extends: expected text, found true']],
  [{ profile: { typs: {} } }, [`profile: unknown key 'typs'; did you mean 'types'?`]],
  [
    { profile: { types: { model: { pairs: { save: 'x' } } } } },
    [
      `profile.types.model.pairs.save: expected 'instance', 'instances', 'iterator', 'scalar', 'self', 'unknown', { type: name } or { tuple: [...] }, found 'x'`,
    ],
  ],
  [
    { pairs: { model: 'save' } },
    [`pairs.model: expected a list of method names, or what each method returns, found 'save'`],
  ],
  [{ pairs: { model: ['save', 1] } }, ['pairs.model[1]: expected text, found 1']],
  [{ views: [] }, ['views: expected an object, found an empty list']],
  [{ views: { function: [] } }, [`views: unknown key 'function'; did you mean 'functions'?`]],
  [
    { assume: { x: 1, y: 2 } },
    [`assume: unknown key 'x'; choose one of nonOrmPackages`, `assume: unknown key 'y'; choose one of nonOrmPackages`],
  ],
  ['text', [`expected an object, found 'text'`]],
])('%j', (config, expected) => {
  expect(mistakes(config)).toEqual(expected);
});

test('a long value is cut, and a function is not printed', () => {
  expect(mistakes({ asyncBase: 'x'.repeat(100) })[0]).toContain(`found '${'x'.repeat(40)}…'`);
  expect(mistakes({ runtime: () => 1 })).toEqual(['runtime: expected text, found a function']);
});
