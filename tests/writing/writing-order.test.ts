import { expect, test } from 'vitest';

import { inWritingOrder, reliantsOf } from '../../src/writing/writing-order.ts';

/** `a: 'bc'`: a relies on b and c. `above` likewise. */
function files(relies: Readonly<Record<string, string>>, above: Readonly<Record<string, string>> = {}) {
  return Object.entries(relies).map(([path, others]) => ({
    path,
    relies: [...others],
    above: [...(above[path] ?? '')],
  }));
}

function order(...args: Parameters<typeof files>): readonly string[] {
  return inWritingOrder(files(...args)).map((group) => group.map(({ path }) => path).join(''));
}

test('no files, and files that rely on nothing or on what is not written, stay as they are', () => {
  expect(inWritingOrder([])).toEqual([]);
  expect(order({ b: '', a: 'x', c: '' })).toEqual(['b', 'a', 'c']);
  expect(inWritingOrder([{ path: 'a' }])).toEqual([[{ path: 'a' }]]);
});

test('those that others rely on come first', () => {
  expect(order({ a: 'c', b: 'a', c: 'd', d: '' })).toEqual(['d', 'c', 'a', 'b']);
  expect(order({ a: 'bc', b: 'd', c: 'd', d: 'a' })).toHaveLength(1);
});

test('those that rely on each other stay together, behind what they rely on and before what relies on them', () => {
  const groups = order({ a: 'b', b: 'c', c: 'bd', d: '', e: 'e' });
  expect(groups.map((group) => [...group].sort().join(''))).toEqual(['d', 'bc', 'a', 'e']);
});

test('of those that rely on each other, what stands above comes first', () => {
  expect(order({ a: 'b', b: 'c', c: 'a' }, { a: 'b', c: 'a' })).toEqual(['bac']);
  expect(order({ a: 'b', b: 'a' }, { b: 'a' })).toEqual(['ab']);
});

test('without a file all that relies on it is left out, however far away', () => {
  const all = files({ a: 'b', b: 'c', c: '', d: 'a', e: 'f', f: '' });
  const found = [...reliantsOf(all, ['c'])].map(([{ path }, relied]) => `${path} ${relied}`);
  expect(found).toEqual(['b c', 'a b', 'd a']);
  expect(reliantsOf(all, []).size).toBe(0);
  expect(reliantsOf(files({ a: 'b', b: 'a' }), ['a', 'b']).size).toBe(0);
});
