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

  test('a var that is `arguments` is what the function was called with', () => {
    const scanned = factsOf(
      'function f() { var arguments; }\nfunction g() { let arguments; }\nfunction h() { return () => { var arguments; }; }',
    );
    expect(['f', 'g', 'h'].map((name) => scanned.function(name).redeclaresParameter)).toEqual([true, false, false]);
  });

  test.each([
    ['function f(a) { a = 1; g(() => a); }', true],
    ['function f(a) { g(() => a); a ??= 1; }', true],
    ['function f({ a }) { a++; return { g() { return a; } }; }', true],
    ['function f(a) { for (a of b) g(() => a); }', true],
    ['function f(a) { [a] = b; g(() => { a = 1; }); g(() => a); }', true],
    ['function f(a?: string) { a ??= ""; g(() => a); }', true],
    ['function f(a) { g(() => a); }', false],
    ['function f(a) { a = 1; g(a); }', false],
    ['function f(a) { g(() => { a = 1; return a; }); }', false],
    ['function f(a = 1) { g(() => a); }', false],
    ['function f(a: number) { a += 1; g(() => a); }', false],
    ['function f(b) { let a = b; a = 1; g(() => a); }', false],
  ])('%s: a parameter is assigned to, and read in a function inside: %s', (code, expected) => {
    expect(factsOf(code, 'a.ts').function('f').assignsCaptured).toBe(expected);
  });

  test.each([
    ['async function f(): Promise<Book> {}', ': Promise<Book>'],
    ['async function f(): Promise<undefined> {}', ': Promise<undefined>'],
    ["async function f(): Promise<'a' | 'b'> {}", ": Promise<'a' | 'b'>"],
    ['async function f(): Later {}', ': Later'],
    ['async function f(): Promise<void> {}', null],
    ['async function f(): Promise<string> {}', null],
    ['async function f() {}', null],
  ])('%s: the type of the result that a wrapper repeats', (code, expected) => {
    const range = factsOf(code, 'a.ts').function('f').resultType;
    expect(range && code.slice(...range)).toBe(expected);
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
