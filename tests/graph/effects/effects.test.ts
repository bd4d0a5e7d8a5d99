import { describe, expect, test } from 'vitest';
import { ask, askText, MODEL } from '../project-from.ts';

/** Whether `it` reaches the ORM. */
function reaches(code: string): boolean {
  const { effects, function: named } = askText(`class Book extends Model { title; author = new Author(); }
class Author extends Model {}
${code}`);
  return effects.reaches(named('it'));
}

describe('what reaches the ORM', () => {
  test.each([
    ['a call', 'function it() { new Book().save(); }'],
    ['a call in a branch', 'function it(a) { if (a) { while (a) new Book().save(); } }'],
    ['a function that does', 'function it() { other(); } function other() { new Book().save(); }'],
    [
      'over three steps',
      'function it() { a(); } const a = () => b(); const b = () => c(); function c() { new Book().save(); }',
    ],
    ['a method', 'class A { m() { new Book().save(); } } function it() { new A().m(); }'],
    [
      'an override somewhere below',
      'class A { m() {} } class B extends A { m() { new Book().save(); } } function it(a: A) { a.m(); }',
    ],
    ['a constructor', 'class A { constructor() { new Book().save(); } } function it() { new A(); }'],
    [
      'the constructor of a base',
      'class A { constructor() { new Book().save(); } } class B extends A {} function it() { new B(); }',
    ],
    ['a field initializer', 'class A { a = new Book().save(); } function it() { new A(); }'],
    ['a getter', 'class A { get a() { return new Book().save(); } } function it() { return new A().a; }'],
    [
      'a getter, destructured',
      'class A { get a() { return new Book().save(); } } function it() { const { a } = new A(); }',
    ],
    ['a setter', 'class A { set a(v) { new Book().save(); } } function it() { new A().a = 1; }'],
    [
      'a getter that anything may have',
      'class A { get a() { return new Book().save(); } } function it(x) { return x.a; }',
    ],
    ['a callback', 'function it(list) { [1].forEach(() => new Book().save()); }'],
    ['a nested function, whatever becomes of it', 'function it() { return () => new Book().save(); }'],
    ['a name of the ORM on who knows what', 'function it(x) { x.save(); }'],
    [
      'a name that reaches it elsewhere',
      'class A { publish() { new Book().save(); } } function it(x) { x.publish(); }',
    ],
    ['what is chosen at run time', 'function it(x) { this[x](); }'],
    ['an import that leads nowhere', "import { gone } from './gone'; function it() { gone(); }"],
    ['itself and it', 'function it(n) { if (n) it(n - 1); else new Book().save(); }'],
    ['each other and it', 'function it() { other(); } function other() { it(); new Book().save(); }'],
    ['a member of an object', 'const o = { m() { new Book().save(); } }; function it() { o.m(); }'],
  ])('%s', (_what, code) => {
    expect(reaches(code)).toBe(true);
  });

  test.each([
    ['nothing', 'function it() {}'],
    ['a method of the same name', 'class A { save() {} } function it() { new A().save(); }'],
    ['a Map', 'function it() { new Map().delete(1); }'],
    [
      'a getter of another class',
      'class A { get a() { return new Book().save(); } } class B { a = 1; } function it() { return new B().a; }',
    ],
    ['an async variant', 'async function it() { await new Book().asave(); }'],
    ['itself', 'function it() { it(); }'],
    ['each other', 'function it() { other(); } function other() { it(); }'],
    ['a function that does, but is not named', 'function it() { return 1; } function other() { new Book().save(); }'],
    ['a package', "import axios from 'axios'; function it() { axios.post(); }"],
    ['an unknown call without a name of the ORM', 'function it(x) { x.render(); }'],
  ])('not %s', (_what, code) => {
    expect(reaches(code)).toBe(false);
  });
});

test('a function that passes on one that does: whoever gets it may run it', () => {
  expect(reaches('function it() { return other; } function other() { new Book().save(); }')).toBe(true);
});

describe('queries', () => {
  const reachesWith = (body: string): boolean => {
    const asked = ask({
      'a.js': `import { Model } from 'orm'; class Book extends Model {} async function it() { const all = Book.objects.all(); ${body} }`,
    });
    return asked.effects.reaches(asked.function('it'));
  };

  test.each([
    ['for (const a of all) {}', true],
    ['return [...all];', true],
    ['f(...all);', true],
    ['const [a] = all;', true],
    ['return Array.from(all);', true],
    ['return new Set(all);', true],
    ['for await (const a of all) {}', false],
    ['return all.filter({});', false],
    ['for (const a of [1]) {}', false],
  ])('%s: %s', (body, expected) => {
    expect(reachesWith(body)).toBe(expected);
  });
});

test('async functions need no variant', () => {
  const { effects, function: named } = askText(
    'class A extends Model {} async function it() { new A().save(); } function sync() { new A().save(); }',
  );
  expect([effects.needsVariant(named('it')), effects.needsVariant(named('sync'))]).toEqual([false, true]);
  expect(effects.reaches(named('it'))).toBe(true);
});

test('over files', () => {
  const asked = ask({
    'model.ts': MODEL,
    'audit.ts': "import { Model } from './model'; export function record(m: Model) { m.save(); }",
    'use.ts':
      "import * as audit from './audit'; import { record } from './audit'; function it() { audit.record(a); } function other() { record(a); }",
  });
  expect([asked.effects.reaches(asked.function('it')), asked.effects.reaches(asked.function('other'))]).toEqual([
    true,
    true,
  ]);
});
