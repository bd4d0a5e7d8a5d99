import { describe, expect, test } from 'vitest';
import { factsOf, textAt } from './facts-of.ts';

describe('calls', () => {
  test.each([
    ['save()', 'global save', 'save'],
    ['a.save()', 'global a.save', 'save'],
    ['a["save"]()', 'global a.save', 'save'],
    ['a[`save`]()', 'global a.save', 'save'],
    ['a[name]()', 'global a.[?]', null],
    ['a.b.save.call(c)', 'global a.b.save.call', 'save'],
    ['save.apply(a)', 'global save.apply', 'save'],
    ['a().b()', 'a().b', 'b'],
    ['new a.B()', 'global a.B', 'B'],
    ['(0, a.save)()', 'global a.save', null],
    ['a?.save()', 'global a.save', 'save'],
    ['a.save?.()', 'global a.save', 'save'],
    ['(a || b)()', '(global a | global b)', null],
    ['a``', 'global a', 'a'],
    ['a.b``', 'global a.b', 'b'],
  ])('%s', (source, callee, name) => {
    const { facts, show } = factsOf(source);
    const [call] = facts.calls;
    expect(call && show(call.callee)).toBe(callee);
    expect(call?.name?.text ?? null).toBe(name);
    expect(textAt(source, call?.range)).toBe(source);
  });

  test('through casts in TypeScript', () => {
    const { facts, show } = factsOf('(a as B).save(); a!.save(); (<B>a).save(); a.save!();', '/a.ts');
    expect(facts.calls.map(({ callee }) => show(callee))).toEqual([
      ': global B.save',
      'global a.save',
      ': global B.save',
      'global a.save',
    ]);
  });

  test('the forms of a name that can be changed', () => {
    const source = "class A { #a() { this.#a(); this['b'](); this.c(); } }";
    const { facts } = factsOf(source);
    expect(facts.calls.map(({ name }) => [name?.form, textAt(source, name?.range)])).toEqual([
      ['private', '#a'],
      ['literal', "'b'"],
      ['identifier', 'c'],
    ]);
  });

  test('arguments, spread ones apart', () => {
    const { facts, show } = factsOf('f(1, ...rest, () => {});');
    expect(facts.calls[0]?.arguments.map(({ value, spread }) => [show(value), spread])).toEqual([
      ['number', false],
      ['global rest', true],
      ['function (anonymous)', false],
    ]);
    expect(facts.functions[0]?.iterations.map(({ construct, text }) => `${construct} ${text}`)).toEqual([
      'spread rest',
    ]);
  });

  test('whether it is awaited', () => {
    const { call } = factsOf('async function f() { await a(); await (b()); await c().d; e(); }');
    expect(['a()', 'b()', 'c()', 'e()'].map((text) => call(text).awaited)).toEqual([true, true, false, false]);
  });

  test('modules are asked for by require() and import()', () => {
    const { values } = factsOf(
      "const a = require('./a'), b = await import('./b'), c = require(name), d = require('./d').e;",
    );
    expect(['a', 'b', 'c', 'd'].map((name) => values(name)[0])).toEqual([
      'module ./a',
      'await module ./b',
      'require()',
      'module ./d.e',
    ]);
  });

  test('a require() of the file itself is a call like any other', () => {
    expect(factsOf("function require() {} const a = require('./a');").values('a')).toEqual(['require()']);
  });
});

describe('obstacles', () => {
  const obstacleOf = (source: string, text: string): string | null =>
    factsOf(source).call(text).obstacle?.blocker ?? null;

  test.each([
    ['a?.b().c()', 'a?.b()', 'optional-chain'],
    ['a?.b().c()', 'a?.b().c()', null],
    ['a?.b.c()', 'a?.b.c()', null],
    ['a?.b().c', 'a?.b()', 'optional-chain'],
    ['a?.b()?.c', 'a?.b()', 'optional-chain'],
    ['(a?.b()).c', 'a?.b()', null],
    ['a?.b()()', 'a?.b()', 'optional-chain'],
    ['function f(x = class extends b() {}) {}', 'b()', 'parameter-default'],
    ['a.b()?.c', 'a.b()', null],
    ['a?.(b())', 'b()', null],
    ['a?.[b()].c', 'b()', null],
    ['function f(x = a()) {}', 'a()', 'parameter-default'],
    ['function f({ x = a() }) {}', 'a()', 'parameter-default'],
    ['function f(x = () => a()) {}', 'a()', null],
    ['class A extends b() {}', 'b()', 'initializer'],
    ['class A { @b() c() {} }', 'b()', 'decorator'],
    ['@b() class A {}', 'b()', 'decorator'],
    ['a`b`', 'a', 'dynamic-call'],
  ])('%s: %s', (source, text, blocker) => {
    expect(obstacleOf(source, text)).toBe(blocker);
  });

  test.each([
    ['function f() { eval("a"); }', 'dynamic-call', 'runs code from a string with eval()'],
    ['function f() { Function("a")(); }', 'dynamic-call', 'runs code from a string with Function()'],
    ['function f() { arguments.callee(); return arguments.callee; }', 'dynamic-call', 'uses arguments.callee'],
    ['function f() { with (a) b(); }', 'dynamic-call', 'uses a with statement'],
    ['function f() { let await = 1; }', 'reserved-await', 'has a binding named `await`'],
    ['var await; function f() { await = 1; }', 'reserved-await', 'has a binding named `await`'],
    ['class A { f() { return super.save; } }', 'method-value', 'reads super.save as a value'],
  ])('%s', (source, blocker, detail) => {
    expect(factsOf(source, '/a.cjs').function('f').obstacles).toContainEqual(
      expect.objectContaining({ blocker, detail }),
    );
  });

  test('none for an eval of the file itself', () => {
    expect(factsOf('function eval(a) {}\nfunction f() { eval("a"); }').function('f').obstacles).toEqual([]);
  });
});

describe('what becomes of a call', () => {
  const calls = (source: string, is: 'dropped' | 'always'): readonly string[] =>
    factsOf(source).facts.calls.flatMap((call) => (call[is] ? [call.text] : []));

  test.each([
    ['a value', 'const x = a(); b(c()); x.y = d();', ['b()']],
    ['an await', 'await a();', []],
    ['a result', 'function f() { return a(); } const g = () => b();', []],
    ['a statement', 'a(); (b()); c?.();', ['a()', 'b()', 'c()']],
    ['the last link of a chain', 'a().b().c();', ['a().b().c()']],
    ['void', 'const f = () => void a(); x = void b();', ['a()', 'b()']],
    ['branches', 'a() && b(); c() ? d() : e(); f() ?? g();', ['b()', 'd()', 'e()', 'g()']],
    ['sequences', 'const x = (a(), b()); c(), d();', ['a()', 'c()', 'd()']],
    ['an operand', '!a(); b() + 1;', []],
    ['construction', 'new A();', ['new A()']],
  ])('nobody sees the value of it: %s', (_what, source, dropped) => {
    expect(calls(source, 'dropped')).toEqual(dropped);
  });

  test('through casts in TypeScript', () => {
    expect(factsOf('a()!; (b() as C);', '/a.ts').facts.calls.map(({ dropped }) => dropped)).toEqual([true, true]);
  });

  test.each([
    ['a statement', 'a(); await b();', ['a()', 'b()']],
    ['a variable', 'export const x = a().b(c());', ['a().b()', 'a()']],
    ['a result', 'function f() { return a(); } const g = () => b();', ['a()', 'b()']],
    ['a default export', 'export default a();', ['a()']],
    ['a condition', 'if (a()) b(); c() && d(); e ? f() : g();', []],
    ['a loop', 'for (const x of a()) b(x); while (c()) d();', []],
    ['a try or a block', 'try { a(); } finally { b(); } { c(); }', []],
    ['an optional call', 'a?.b();', []],
  ])('it runs in any case: %s', (_what, source, always) => {
    expect(calls(source, 'always')).toEqual(always);
  });
});
