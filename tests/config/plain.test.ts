import { expect, test } from 'vitest';

import { markOdd, toPlain } from '../../src/config/plain.ts';
import { show } from '../../src/config/show.ts';

/** As it is once it came from another process. */
const read = (value: unknown): unknown => markOdd(structuredClone(toPlain(value)));

test('data stays what it is', () => {
  const data = { a: [1, 'b', null, undefined, true, NaN, -0, 5n], b: { c: {} }, d: '\ud800' };
  expect(read(data)).toEqual(data);
  expect(['text', 5, null, undefined].map(read)).toEqual(['text', 5, null, undefined]);
});

test('lists and objects are copied, whoever holds them', () => {
  const shared = ['a'];
  const top: Record<string, unknown> = { one: shared, two: shared };
  top['top'] = top;
  const copy = read(top) as typeof top;
  expect(copy).not.toBe(top);
  expect(copy['top']).toBe(copy);
  expect(copy['one']).toBe(copy['two']);
});

test('getters are asked once, proxies give what they show', () => {
  let asked = 0;
  const value = new Proxy(
    {
      get a() {
        asked += 1;
        return new Proxy(['x'], {});
      },
    },
    {},
  );
  expect(read(value)).toEqual({ a: ['x'] });
  expect(asked).toBe(1);
});

test('keys may be called anything; those that cannot be listed, and symbols, do not count', () => {
  const value = Object.defineProperty(JSON.parse('{ "__proto__": { "a": 1 }, "constructor": 2 }'), 'hidden', {
    value: 3,
  });
  const copy = read(Object.assign(value as object, { [Symbol('s')]: 4 })) as object;
  expect(Object.keys(copy)).toEqual(['__proto__', 'constructor']);
  expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
});

test.each<[unknown, string]>([
  [() => 1, 'a function'],
  [class A {}, 'a function'],
  [Symbol('x'), 'a symbol'],
  [/x/, 'an instance of RegExp'],
  [new Date(0), 'an instance of Date'],
  [new Map(), 'an instance of Map'],
  [new Error('x'), 'an instance of Error'],
  [new (class {})(), 'an object with a prototype'],
  [new { ['\n']: class {} }['\n'](), String.raw`an instance of \n`],
  [
    new (class {
      static readonly name = 5;
    })(),
    'an object with a prototype',
  ],
  [Object.create({ a: 1 }), 'an object with a prototype'],
  [Object.create(null), 'an object'],
  [JSON, 'an object'],
])('%o is %s', (value, words) => {
  const found = (read({ list: [value] }) as { list: readonly unknown[] }).list[0];
  expect(show(found)).toBe(words);
});

test('what throws as it is looked at is thrown', () => {
  const error = new Error('got');
  const value = {
    get a() {
      throw error;
    },
  };
  expect(() => toPlain([value])).toThrow(error);
});
