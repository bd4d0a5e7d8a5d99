import { describe, expect, test } from 'vitest';
import { factsOf } from './facts-of.ts';

describe('scopes', () => {
  test('an inner variable shadows an outer one', () => {
    const { values } = factsOf('let a = 1;\nfunction f() { let a = "x"; { let a = /x/; } }');
    expect(values('a@module')).toEqual(['number']);
    expect(values('a@f')).toEqual(["'x'"]);
  });

  test('a block has names of its own', () => {
    const { facts, show } = factsOf('let a = 1;\n{ let a = "x"; use(a); }\nuse(a);');
    const passed = facts.calls.map(
      ({ arguments: [first] }) => facts.bindings[(first?.value as { binding: number }).binding],
    );
    expect(passed.map((each) => each?.values.map(show))).toEqual([["'x'"], ['number']]);
  });

  test('names that nobody declares are globals', () => {
    const { call, show } = factsOf('console.log(a);');
    expect(show(call('console.log()').callee)).toBe('global console.log');
    expect(show(call('console.log()').arguments[0]?.value ?? { kind: 'unknown' })).toBe('global a');
  });

  test('a loop, a catch clause, a switch and a class body have scopes', () => {
    const source =
      'let a = 1;\nfor (let a of b) {}\ntry {} catch (a) {}\nswitch (c) { case 1: let a = /x/; }\n(class a {});';
    expect(factsOf(source).facts.bindings.map(({ name, kind }) => `${kind} ${name}`)).toEqual([
      'variable a',
      'variable a',
      'variable a',
      'variable a',
      'class a',
    ]);
  });

  test('a named function expression sees itself', () => {
    const { call, show, facts } = factsOf('const g = function f() { f(); };\nf();');
    expect(facts.calls.map(({ callee }) => show(callee))).toEqual(['f', 'global f']);
    expect(show(call('f()').callee)).toBe('f');
  });

  test('labels are no names', () => {
    expect(factsOf('a: for (;;) { continue a; }').facts.functions[0]?.accesses).toEqual([]);
  });
});

describe('hoisting', () => {
  test('functions and var are known before they are written', () => {
    const { facts, show } = factsOf('f(); a(); c();\nfunction f() {}\nvar a = f;\nclass c {}');
    expect(facts.calls.map(({ callee }) => show(callee))).toEqual(['f', 'a', 'c']);
  });

  test('var belongs to its function, let to its block', () => {
    const { facts } = factsOf('function f() { if (x) { var a = 1; let b = 2; } for (var c of d) {} }');
    expect(facts.bindings.map(({ name, function: owner }) => [name, owner])).toEqual([
      ['f', 0],
      ['a', 1],
      ['c', 1],
      ['b', 1],
    ]);
  });

  test('var of an inner function stays inside', () => {
    const { facts, values } = factsOf('function f() { var a = 1; (() => { var a = "x"; })(); }');
    expect(values('a@f')).toEqual(['number']);
    expect(facts.bindings.filter(({ name }) => name === 'a')).toHaveLength(2);
  });

  test('a var with the name of a parameter is that parameter', () => {
    const scanned = factsOf('function f(a) { var a = 1; }\nfunction g(a) { let b = a; }');
    expect(scanned.function('f').redeclaresParameter).toBe(true);
    expect(scanned.function('g').redeclaresParameter).toBe(false);
    expect(scanned.values('a@f')).toEqual(['parameter 0 of f', 'number']);
  });

  test('every assignment counts', () => {
    expect(factsOf('let a = 1; a = "x"; if (b) a = c(); a ??= /d/; a += 1;').values('a')).toEqual([
      'number',
      "'x'",
      'c()',
      '(a | RegExp)',
      'primitive',
    ]);
  });
});
