import { describe, expect, test } from 'vitest';
import type { StatementFact } from '../../../../src/model/facts.ts';
import { factsOf, textAt } from './facts-of.ts';

function statements(source: string, path?: string): readonly StatementFact[] {
  return factsOf(source, path).facts.statements;
}

/** The names that stand free in a statement, of `a`, `b` and `c`, which the module declares. */
function names(statement: string, path = '/a.ts'): string {
  const [, first] = statements(`let a, b, c;\n${statement}\nawait 1; export {};\n`, path);
  return first?.names.filter((name) => /^[abc]$/.test(name)).join('') ?? '';
}

describe('statements are listed', () => {
  test.each([
    ['await', 'await f();', 1],
    ['for await', 'for await (const x of f()) g(x);', 1],
    ['await using', 'await using x = f();', 1],
    ['no await', 'f();', 0],
    ['an await in a function', 'async function f() { await g(); }', 0],
    ['an await in a class', 'class A { async f() { await g(); } }', 0],
  ])('of a module with %s: %s', (_name, source, count) => {
    expect(statements(`export {};\n${source}`).length).toBe(count === 0 ? 0 : 2);
  });
});

describe('kinds', () => {
  test.each([
    ['import x from "x";', 'import'],
    ['import x = require("x");', 'import'],
    ['export const x = 1;', 'export'],
    ['export default 1;', 'export'],
    ['export * from "x";', 'export'],
    ['module.exports = 1;', 'export'],
    ['exports.x = 1;', 'export'],
    ['declare const x: number;', 'fixed'],
    ['declare global { interface X {} }', 'fixed'],
    ['namespace X { export const y = 1; }', 'fixed'],
    ['if (x) return;', 'fixed'],
    ['const f = () => { return 1; };', 'plain'],
    ['enum X { A }', 'plain'],
    ['interface X { module: string; }', 'plain'],
    ['x.module = 1;', 'plain'],
    ['label: for (;;) break label;', 'plain'],
  ])('%s', (source, kind) => {
    expect(statements(`${source}\nawait 1; export {};`, '/a.ts')[0]?.kind).toBe(kind);
  });
});

describe('names that stand free', () => {
  test.each([
    ['f(a);', 'a'],
    ['x.a; x.b(); ({ a: 1, b() {} });', ''],
    ['x[a];', 'a'],
    ['({ a });', 'a'],
    ['({ [a]: 1 });', 'a'],
    ['function f(a) { a; b; }', 'b'],
    ['function f(x = a) { var a; a; }', 'a'],
    ['function f({ a, ...b }) { a; b; c; }', 'c'],
    ['{ let a; a; b; }', 'b'],
    ['{ a; } { let a; }', 'a'],
    ['{ var a; }', 'a'],
    ['for (const a of b) a;', 'b'],
    ['for (const a in b) a;', 'b'],
    ['for (let a = 0; a < b; a++) a;', 'b'],
    ['try { a; } catch (b) { b; }', 'a'],
    ['switch (a) { case 1: let b; b; }', 'a'],
    ['switch (a) { case 1: let a; a; }', 'a'],
    ['x = class a extends b { a = c; };', 'bc'],
    ['x = class { static { var a; a; b; } };', 'b'],
    ['x = function a() { a; };', ''],
    ['x = (a) => ({ a, b });', 'b'],
    ['x = { a(b) { c; } };', 'c'],
    ['x = { [a](a) { a; } };', 'a'],
    ['a: for (;;) break a;', ''],
    ['`${a}`;', 'a'],
    ['a`x`;', 'a'],
    ['(b as typeof a);', 'ba'],
    ['type X = typeof a;', 'a'],
    ['interface X { a: string; b(c: string): void; }', 'c'],
    ['export { a as b };', 'a'],
    ['export { a } from "x";', ''],
    ['import { b as x } from "x";', ''],
    ['({ a } = x);', 'a'],
    ['[a.b, c] = x;', 'ac'],
  ])('%s', (source, expected) => {
    expect(names(source)).toBe(expected);
  });

  test.each([
    ['<a.b c="1" />;', 'a'],
    ['<x a={b}>{c}</x>;', 'bc'],
    ['<x><a /></x>;', 'a'],
  ])('%s', (source, expected) => {
    expect(names(source, '/a.tsx')).toBe(expected);
  });

  test('what it declares is among them', () => {
    const [first] = statements('function a(a) {}\nawait 1; export {};');
    expect(first).toMatchObject({ declares: ['a'], names: ['a'] });
  });
});

test('declared names', () => {
  const declared = (source: string): string =>
    statements(`${source}\nawait 1; export {};`, '/a.ts')[0]?.declares.join(' ') ?? '';
  expect(declared('const { a, b: [c], ...d } = x;')).toBe('a c d');
  expect(declared('if (x) { var a; for (var b of c) { let d; } } function e() {}')).toBe('a b');
  expect(declared('export class A {}')).toBe('A');
  expect(declared('import a, { b as c } from "x";')).toBe('a c');
  expect(declared('interface A {}')).toBe('A');
  expect(declared('{ let a; function b() {} }')).toBe('');
});

test('assigned names count in TypeScript', () => {
  const source = 'let a, b, c, d;\nif (await x) { a = 1; [b] = x; c++; f(() => { d = 1; }); }\nexport {};';
  expect(statements(source, '/a.ts')[1]?.assigns).toEqual(['a', 'b', 'c']);
  expect(statements(source, '/a.js')[1]?.assigns).toEqual([]);
});

describe('what a statement waits for', () => {
  test.each([
    ['await f();', ['f()']],
    ['f(await g());', ['g()']],
    ['await f(g());', ['f(g())']],
    ['await f().then(g).catch(h);', ['f().then(g).catch(h)', 'f().then(g)', 'f()']],
    ['await f().g();', ['f().g()']],
    ['await Promise.all([f(), ...g(h())]);', ['Promise.all([f(), ...g(h())])', 'f()', 'g(h())']],
    ['await Promise.allSettled(f());', ['Promise.allSettled(f())', 'f()']],
    ['await Promise.race([f()]);', ['Promise.race([f()])']],
    ['await (x ? f() : g());', ['f()', 'g()']],
    ['await (f() ?? g());', ['f()', 'g()']],
    ['await (f() && g());', ['g()']],
    ['await (f(), g());', ['g()']],
    ['for await (const x of f()) g();', ['f()']],
    ['for (const x of f()) await g();', ['g()']],
    ['f(async () => { await g(); }); await 1;', ['1']],
  ])('%s', (source, expected) => {
    const text = `export {}; ${source}`;
    const settled = statements(text).flatMap((each) => each.settles.map((range) => textAt(text, range)));
    expect(settled).toEqual(expected);
  });

  test('a call in an await is one that can be wrapped', () => {
    const text = 'export {}; const x = await (f()) + (await y) + (await g!()).h;';
    expect(statements(text, '/a.ts')[1]?.awaits.map((range) => textAt(text, range))).toEqual([
      'await (f())',
      'await g!()',
    ]);
  });
});

test('ignore marks and `using`', () => {
  const [first, second] = statements('// orm-migrate-ignore\nawait f();\nusing x = g();\nexport {};');
  expect(first).toMatchObject({ ignored: true, disposes: false });
  expect(second).toMatchObject({ ignored: false, disposes: true });
});
