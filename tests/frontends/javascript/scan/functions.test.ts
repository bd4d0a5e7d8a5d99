import { describe, expect, test } from 'vitest';
import { factsOf, textAt } from './facts-of.ts';

describe('functions', () => {
  test('the module is the first', () => {
    const [module] = factsOf('a();').facts.functions;
    expect(module).toMatchObject({ form: 'module', name: null, parent: null });
  });

  test.each([
    ['function f() {}', 'f', 'function'],
    ['const f = () => {};', null, 'arrow'],
    ['const f = function g() {};', 'g', 'function'],
    ['({ f() {} })', 'f', 'method'],
    ['({ get f() {} })', 'f', 'getter'],
    ['({ set f(a) {} })', 'f', 'setter'],
    ['class A { f() {} }', 'f', 'method'],
    ['class A { constructor() {} }', 'constructor', 'constructor'],
    ['class A { get f() {} }', 'f', 'getter'],
    ['class A { #f() {} }', '#f', 'method'],
    ['class A { f = 1 }', 'f', 'initializer'],
    ['class A { static {} }', null, 'static-block'],
  ])('%s', (source, name, form) => {
    expect(factsOf(source).facts.functions[1]).toMatchObject({ name, form, hasBody: true, parent: 0 });
  });

  test('async functions and generators', () => {
    const { function: named } = factsOf('async function a() {}\nfunction* b() {}\nasync function* c() {}');
    expect(['a', 'b', 'c'].map(named).map((each) => [each.async, each.generator])).toEqual([
      [true, false],
      [false, true],
      [true, true],
    ]);
  });

  test('what they return', () => {
    const { function: named, show } = factsOf(
      'function f(a) { if (a) return 1; return () => { return "x"; }; }\nfunction g() { return; }',
    );
    expect(named('f').returns.map(show)).toEqual(['number', 'function (anonymous)']);
    expect(named('g').returns.map(show)).toEqual(['undefined']);
    expect(factsOf('const f = (a) => a.b;').facts.functions[1]?.returns).toHaveLength(1);
  });

  test('what a body names in strings', () => {
    expect(factsOf('function f() { g("save", "not a name", "#x", "1a"); }').function('f').strings).toEqual([
      'save',
      '#x',
    ]);
  });

  test('directives', () => {
    const { facts, function: named } = factsOf("'use client';\nfunction f() { 'use server'; }");
    expect(facts.directives).toEqual(['use client']);
    expect(named('f').directives).toEqual(['use server']);
  });

  test('what a generator yields, apart from what it passes on', () => {
    const { yields } = factsOf('function* f(a) { yield a; yield; yield* a; yield 1; }').function('f');
    expect(yields?.map(({ value }) => value)).toMatchObject([
      { kind: 'binding' },
      { kind: 'builtin', name: 'undefined' },
      { kind: 'builtin', name: 'number' },
    ]);
    expect(factsOf('function f() {}').function('f').yields).toBeUndefined();
  });

  test('places that run an iterator', () => {
    const source =
      'async function* f() { for (const a of b) {} for await (const a of c) {} [...d]; g(...e); const [x] = y; yield* z; ({ ...o }); }';
    const { iterations } = factsOf(source).function('f');
    expect(iterations.map(({ construct, text }) => `${construct} ${text}`)).toEqual([
      'for-of b',
      'for-await c',
      'spread d',
      'spread e',
      'destructuring [x]',
      'yield-delegate yield* z',
      'object-spread o',
    ]);
    expect(source.slice(0, iterations[0]?.keywordEnd ?? 0)).toMatch(/for$/);
  });
});

describe('uses', () => {
  const useOf = (source: string): string => {
    const { facts } = factsOf(source);
    const use = facts.functions.find(({ form }) => form === 'arrow' || form === 'function')?.use;
    if (use?.kind === 'argument') return `argument ${use.index} of ${facts.calls[use.call]?.text ?? ''}`;
    return use?.kind ?? 'none';
  };

  test.each([
    ['function f() {}', 'declaration'],
    ['const f = () => {};', 'binding'],
    ['let f = function () {};', 'binding'],
    ['var f = () => {};', 'value'],
    ['a(1, () => {});', 'argument 1 of a()'],
    ['new A(() => {});', 'argument 0 of new A()'],
    ['(() => {})();', 'immediately-invoked'],
    ['(function () {})();', 'immediately-invoked'],
    ['class A { f = () => {}; }', 'member'],
    ['({ f: () => {} });', 'member'],
    ['a = () => {};', 'value'],
    ['const f = a || (() => {});', 'value'],
    ['[() => {}];', 'value'],
    ['export default () => {};', 'value'],
  ])('%s', (source, use) => {
    expect(useOf(source)).toBe(use);
  });

  test('a statement that a copy can follow', () => {
    const statements = (source: string) =>
      factsOf(source)
        .facts.functions.slice(1)
        .map(({ statement }) => textAt(source, statement));
    expect(statements('function f() {}')).toEqual(['function f() {}']);
    expect(statements('export function f() {}')).toEqual(['export function f() {}']);
    expect(statements('export default function f() {}')).toEqual(['export default function f() {}']);
    expect(statements('export const f = () => {};')).toEqual(['export const f = () => {};']);
    expect(statements('const f = () => {}, g = () => {};')).toEqual([null, null]);
    expect(statements('f(() => {});')).toEqual([null]);
  });
});

describe('values', () => {
  test.each([
    ['b ? 1 : c', '(number | global c)'],
    ['b ?? c()', '(global b | c())'],
    ['(b, c)', 'global c'],
    ['-b', 'primitive'],
    ['`b`', 'string'],
    ['b = 1', 'number'],
    ['[...b, 1]', '[element of global b,number]'],
    ['{ b, c() {} }', '{b,c}'],
    ['b?.c', 'global b.c'],
    ['undefined', 'undefined'],
    ['class {}', 'class a'],
    ['class B {}', 'class B'],
    ['this', 'this of module'],
    ['b++', 'number'],
    ['b[0]', 'global b.0'],
    ['b[c]', 'global b.[?]'],
    ['b[Symbol.iterator]', 'global b.@@iterator'],
    ['a', 'a'],
  ])('%s', (source, value) => {
    expect(factsOf(`const a = ${source};`).values('a')).toEqual([value]);
  });

  test('this and super pass through arrow functions only', () => {
    const source =
      'class A { m() { a(() => this, () => super.b(), function f() { return this; }); } static s = () => this; }';
    const { facts, show } = factsOf(source);
    const returned = facts.functions.flatMap(({ returns }) => returns.map(show));
    expect(returned).toEqual(['this of m', 'super.b()', 'this of f', 'this of s']);
    expect(facts.calls.map(({ callee }) => show(callee))).toContain('super of m.b');
  });
});

describe('accesses', () => {
  test('what is called does not escape, what is passed on does', () => {
    const { facts, show } = factsOf('import { f, g } from "b"; f(); a(g); a.b.c(); a.d;');
    expect(facts.functions[0]?.accesses.map(({ value }) => show(value))).toEqual(['g', 'global a.b', 'global a.d']);
  });
});

describe('the statement that a copy of a function can follow', () => {
  const statementOf = (source: string, name: string): string | null => {
    const { facts } = factsOf(source, 'a.ts');
    const range = facts.functions.find((each) => each.name === name)?.statement;
    return range ? source.slice(...range) : null;
  };

  test('is its own, not an export of an expression around it', () => {
    expect(statementOf('export default run({ a() { function f() {} } });', 'f')).toBe('function f() {}');
    expect(statementOf('export namespace N { function f() {} }', 'f')).toBe('function f() {}');
    expect(statementOf('export default function f() {}', 'f')).toBe('export default function f() {}');
  });

  test.each(['x: function f() {}', 'if (a) function f() {}', 'for (const g = function f() {}; ; ) {}'])(
    'is none where one statement stands alone: %s',
    (source) => {
      expect(statementOf(source, 'f')).toBeNull();
    },
  );
});

test.each(['({ x: this.y = function () {} })', 'class A { x = this.y = function () {} }', '({ x: (a, () => {}) })'])(
  'the function of an inner expression is not the member: %s',
  (source) => {
    const { facts } = factsOf(source);
    const members = [...facts.objects, ...facts.classes].flatMap((each) => [...each.members]);
    expect(members.map((each) => each.function)).toEqual([null]);
  },
);
