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

const ANY_RULE = `a rule such as { prefix: 'a' } or { suffix: 'Async' }, or rules by kind of class`;
const NO_MARK = 'variants: expected a prefix, suffix or table on one side, found an object';
const SAME = 'variants: expected two sides that differ, found an object';

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
  [{ variants: 'a' }, [`variants: expected ${ANY_RULE}, found 'a'`]],
  [{ variants: {} }, [`variants: expected ${ANY_RULE}, found an object`]],
  [{ variants: null }, [`variants: expected ${ANY_RULE}, found null`]],
  [{ variants: [] }, [`variants: expected ${ANY_RULE}, found an empty list`]],
  [{ variants: { sufix: 'Async' } }, [`variants: unknown key 'sufix'; did you mean 'suffix'?`, NO_MARK]],
  [{ variants: { suffix: 5 } }, ['variants.suffix: expected text, found 5']],
  [{ variants: { suffix: '' } }, [NO_MARK]],
  [{ variants: { sync: {}, async: { prefix: '' } } }, [NO_MARK]],
  [{ variants: { sync: { suffix: 'X' }, async: { suffix: 'X' } } }, [SAME]],
  [{ variants: { sync: { suffix: 'X', camelCase: false }, async: { suffix: 'X', table: { a: 'b' } } } }, [SAME]],
  [
    { variants: { sync: { sufix: '' }, prefix: 'a' } },
    [
      `variants.sync: unknown key 'sufix'; did you mean 'suffix'?`,
      `variants: unknown key 'prefix'; choose one of sync, async`,
      NO_MARK,
    ],
  ],
  [{ variants: { prefix: 'a-' } }, [`variants.prefix: expected the beginning of a name, found 'a-'`]],
  [{ variants: { prefix: '_a' } }, [`variants.prefix: expected the beginning of a name, found '_a'`]],
  [{ variants: { prefix: '1' } }, [`variants.prefix: expected the beginning of a name, found '1'`]],
  [{ variants: { suffix: '()' } }, [`variants.suffix: expected the end of a name, found '()'`]],
  [{ variants: { suffix: 'Async', camelCase: true } }, ['variants.camelCase: expected a prefix beside it, found true']],
  [{ variants: { table: {} } }, [NO_MARK]],
  [
    { variants: { table: { save: 'per sist' } } },
    [`variants.table.save: expected the name of a method, found 'per sist'`],
  ],
  [{ variants: { table: { save: '' } } }, [`variants.table.save: expected the name of a method, found ''`]],
  [
    { variants: { table: { save: 'constructor' } } },
    [`variants.table.save: expected the name of a method, found 'constructor'`],
  ],
  [{ variants: { table: { save: 1 } } }, ['variants.table.save: expected text, found 1']],
  [
    { variants: { table: { save: 'save' } } },
    [`variants.table.save: expected another name than its own, found 'save'`],
  ],
  [
    { variants: { table: { 'a b': 'c' } } },
    [`variants.table.a b: expected the name of a method as its key, found 'c'`],
  ],
  [
    { variants: { table: { save: 'put', store: 'put' } } },
    [`variants.table.store: expected another name than that of 'save', found 'put'`],
  ],
  [
    { variants: { table: { save: 'put', put: 'send' } } },
    [`variants.table.save: expected a name that is not renamed itself, found 'put'`],
  ],
  [{ variants: { model: { suffix: '' }, other: { prefix: 'a' } } }, [NO_MARK.replace('variants', 'variants.model')]],
  [
    { variants: { model: 'Async' } },
    [`variants: unknown key 'model'; choose one of prefix, suffix, camelCase, table`, NO_MARK],
  ],
  [
    { variants: { model: { prefix: 'a' }, suffix: 'b' } },
    [`variants: unknown key 'model'; choose one of prefix, suffix, camelCase, table`],
  ],
  [{ profile: { variants: { suffix: '' } } }, [NO_MARK.replace('variants', 'profile.variants')]],
  [{ profile: 5 }, ['profile: expected the name of a profile, or a profile, found 5']],
  [{ profile: { extends: true } }, ['profile.extends: expected text, found true']],
  [{ profile: { typs: {} } }, [`profile: unknown key 'typs'; did you mean 'types'?`]],
  [
    { profile: { types: { model: { pairs: { save: 'x' } } } } },
    [
      `profile.types.model.pairs.save: expected what it returns ('instance', 'instances', 'iterator', 'scalar', 'self', 'unknown', { type: name } or { tuple: [...] }; names of variants go into variants), found 'x'`,
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

test('naming rules of every form', () => {
  const rules = [
    { prefix: 'a' },
    { prefix: 'async', camelCase: true },
    { sync: { suffix: 'Sync' }, async: { suffix: '' } },
    { sync: { suffix: 'Sync' } },
    { sync: { prefix: 'run', suffix: 'Sync' }, async: { prefix: 'run', suffix: 'Async' } },
    { suffix: 'Async', table: { save: 'persist' } },
    { async: { table: { save: 'persist', toString: 'asText' } } },
    { model: { suffix: '$Later' }, other: { sync: { suffix: 'Sync' }, async: {} } },
  ];
  for (const variants of rules) expect(validateConfig({ variants })).toEqual({ config: { variants } });
});

test('a naming rule cannot reach what objects have by themselves', () => {
  const variants: unknown = JSON.parse('{ "table": { "__proto__": "polluted" } }');
  expect(mistakes({ variants })).toEqual([NO_MARK]);
  expect(mistakes({ variants: JSON.parse('{ "__proto__": { "prefix": "a" } }') as unknown })).toEqual([]);
});
