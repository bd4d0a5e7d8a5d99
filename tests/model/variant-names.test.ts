import { describe, expect, test } from 'vitest';
import { asyncNameOf, isBareAsync, type NameRule, syncNamesOf } from '../../src/model/variant-names.ts';

const PREFIX: NameRule = { prefix: 'a' };
const SUFFIX: NameRule = { suffix: 'Async' };
const NODE: NameRule = { sync: { suffix: 'Sync' }, async: { suffix: '' } };
const BOTH: NameRule = { sync: { suffix: 'Sync' }, async: { suffix: 'Async' } };
const RUN: NameRule = { sync: { prefix: 'run', suffix: 'Sync' }, async: { prefix: 'run', suffix: 'Async' } };
const CAMEL: NameRule = { prefix: 'async', camelCase: true };
const TABLE: NameRule = { table: { save: 'persist', drop: 'remove' } };
const MIXED: NameRule = { suffix: 'Async', table: { save: 'storeAsync' } };

test.each<[NameRule, string, string]>([
  [PREFIX, 'save', 'asave'],
  [PREFIX, '_touch', '_atouch'],
  [PREFIX, '__touch', '__atouch'],
  [PREFIX, '#touch', '#atouch'],
  [PREFIX, 'a', 'aa'],
  [SUFFIX, 'save', 'saveAsync'],
  [SUFFIX, '#touch', '#touchAsync'],
  [NODE, 'readSync', 'read'],
  [NODE, '_readSync', '_read'],
  [BOTH, 'runSync', 'runAsync'],
  [RUN, 'runSync', 'runAsync'],
  [RUN, 'runTaskSync', 'runTaskAsync'],
  [CAMEL, 'save', 'asyncSave'],
  [CAMEL, 'URL', 'asyncURL'],
  [CAMEL, '_save', '_asyncSave'],
  [TABLE, 'save', 'persist'],
  [TABLE, '_save', '_persist'],
  [MIXED, 'save', 'storeAsync'],
  [MIXED, 'get', 'getAsync'],
])('%j: %s, %s', (rule, sync, async) => {
  expect(asyncNameOf(rule, sync)).toBe(async);
  expect(syncNamesOf(rule, async)).toContain(sync);
});

test.each<[NameRule, readonly string[], readonly string[]]>([
  [PREFIX, [], ['a', '_a', 'save']],
  [SUFFIX, [], ['Async', 'insert']],
  [NODE, ['read', 'Sync', '_'], []],
  [BOTH, ['run', 'runAsync'], ['run', 'runSync']],
  [CAMEL, [], ['asynchronous', 'async', 'save']],
  [TABLE, ['store', 'constructor', '__proto__', 'toString'], ['save', 'store']],
])('%j names no counterpart', (rule, sync, async) => {
  expect(sync.map((name) => asyncNameOf(rule, name))).toEqual(sync.map(() => null));
  expect(async.map((name) => syncNamesOf(rule, name))).toEqual(async.map(() => []));
});

describe('rules that are not one to one', () => {
  test('give every sync name', () => {
    expect(syncNamesOf(MIXED, 'storeAsync')).toEqual(['save', 'store']);
    expect(syncNamesOf(CAMEL, 'asyncUrl')).toEqual(['url', 'Url']);
  });
});

test('a bare async side is one that any name fits', () => {
  expect([PREFIX, SUFFIX, NODE, BOTH, RUN, CAMEL, TABLE].map(isBareAsync)).toEqual([
    ...[false, false, true, false, false, false, false],
  ]);
});
