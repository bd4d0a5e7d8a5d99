import { describe, expect, test } from 'vitest';
import { nameOfFunction, siblingVariant } from '../../../src/graph/pairs/siblings.ts';
import { ask } from '../project-from.ts';

function sibling(code: string, name: string): string | null {
  const { graph, function: named } = ask({ 'a.ts': code });
  const found = siblingVariant(graph, named(name));
  return found && nameOfFunction(found);
}

describe('an async variant that is there', () => {
  test.each([
    ['function f() {} async function af() {}', 'f', 'af'],
    ['const f = () => {}; const af = async () => {};', 'f', 'af'],
    ['export function f() {} export const af = async function () {};', 'f', 'af'],
    ['function f() {} function af(): Promise<void> {}', 'f', 'af'],
    ['const o = { f() {}, async af() {} };', 'f', 'af'],
    ['function outer() { function f() {} async function af() {} }', 'f', 'af'],
    ['function _f() {} async function _af() {}', '_f', '_af'],
  ])('%s', (code, name, expected) => {
    expect(sibling(code, name)).toBe(expected);
  });

  test.each([
    ['function f() {}', 'f'],
    ['function f() {} function af() {}', 'f'],
    ['async function f() {} async function af() {}', 'f'],
    ['function f() {} const af = 1;', 'f'],
    ['function f() {} function outer() { async function af() {} }', 'f'],
    ['class A { f() {} async af() {} }', 'f'],
    ['class A {} A.f = function f() {}; A.af = async function () {};', 'f'],
    ['const o = { f() {} }; const p = { async af() {} };', 'f'],
  ])('none: %s', (code, name) => {
    expect(sibling(code, name)).toBeNull();
  });
});

test('names of functions', () => {
  const { file } = ask({
    'a.ts':
      'function a() {} const b = () => {}; class C { d() {} e = () => {}; } const f = { g() {}, h: () => {} }; C.prototype.i = function () {}; use(() => {});',
  });
  const named = file('a.ts').functions.filter(({ fact }) => fact.form !== 'module' && fact.form !== 'initializer');
  expect(named.map(nameOfFunction)).toEqual(['a', 'b', 'd', 'e', 'g', 'h', 'i', null]);
});
