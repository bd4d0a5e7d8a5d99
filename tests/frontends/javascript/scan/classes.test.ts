import { describe, expect, test } from 'vitest';
import { factsOf, textAt } from './facts-of.ts';

describe('classes', () => {
  test.each([
    ['class A extends B {}', 'A', 'global B'],
    ['const A = class extends b.C {};', 'A', 'global b.C'],
    ['const A = class D extends B {};', 'D', 'global B'],
    ['export default class extends B {}', null, 'global B'],
    ['class A extends mixin(B) {}', 'A', 'mixin()'],
    ['class A extends (B || C) {}', 'A', '(global B | global C)'],
    ['class A {}', 'A', null],
    ['class A extends null {}', 'A', 'null'],
  ])('%s', (source, name, base) => {
    const { facts, show } = factsOf(source);
    expect(facts.classes[0]?.name).toBe(name);
    expect(facts.classes[0]?.bases.map(show)).toEqual(base === null ? [] : [base]);
  });

  test('a mixin extends its parameter', () => {
    const { facts, show } = factsOf('const Stamped = (Base) => class extends Base { save() {} };');
    const [node] = facts.classes;
    expect(node?.function).toBe(1);
    expect(node?.bases.map(show)).toEqual(['Base']);
    expect(facts.bindings.find(({ name }) => name === 'Base')?.values.map(show)).toEqual([
      'parameter 0 of (anonymous)',
    ]);
  });

  test('what a constructor declares in its parameters is a field', () => {
    const source = 'class A { constructor(private readonly books: Books, public limit = 5, other: Books) {} }';
    const { members } = factsOf(source, '/a.ts').class('A');
    expect(members.map(({ name, kind, type }) => [kind, name, type?.kind === 'reference' ? type.name : null])).toEqual([
      ['constructor', 'constructor', null],
      ['field', 'books', 'Books'],
      ['field', 'limit', null],
    ]);
  });

  test('members of every form', () => {
    const source = `class A {
      a() {} static b() {} #c() {} get d() {} set d(x) {} e = 1; f = () => {}; static g = function () {};
      'h'() {} ['i']() {} [j]() {} 0() {} constructor() {} static { k(); } async l() {} *[Symbol.iterator]() {}
    }`;
    const { members } = factsOf(source, '/a.ts').class('A');
    expect(
      members.map(({ name, kind, static: isStatic }) => `${isStatic ? 'static ' : ''}${kind} ${name ?? '?'}`),
    ).toEqual([
      'method a',
      'static method b',
      'method #c',
      'getter d',
      'setter d',
      'field e',
      'field f',
      'static field g',
      'method h',
      'method i',
      'method ?',
      'method 0',
      'constructor constructor',
      'static static-block ?',
      'method l',
      'method @@iterator',
    ]);
    const holding = members.filter(({ kind, function: body }) => kind === 'field' && body !== null);
    expect(holding.map(({ name }) => name)).toEqual(['f', 'g']);
    expect(members.find(({ name }) => name === '#c')?.private).toBe(true);
  });

  test('a field that holds a function by name holds none of its own', () => {
    const { members } = factsOf('function f() {} class A { a = f; }').class('A');
    expect(members[0]).toMatchObject({ name: 'a', function: null });
  });

  test('overloads belong to their implementation', () => {
    const source = 'class A {\n  m(): void;\n  m(a: string): void;\n  m(a?: string) {}\n  n() {}\n}';
    const { members } = factsOf(source, '/a.ts').class('A');
    expect(members.map(({ name, overloads }) => [name, overloads.map((range) => textAt(source, range))])).toEqual([
      ['m', ['m(): void;', 'm(a: string): void;']],
      ['n', []],
    ]);
  });

  test('abstract and ambient ones have no body', () => {
    const abstract = factsOf('abstract class A { abstract m(): Promise<void>; n() {} }', '/a.ts');
    expect(abstract.class('A')).toMatchObject({ abstract: true, ambient: false });
    expect(abstract.class('A').members[0]).toMatchObject({ name: 'm', abstract: true });
    expect(abstract.function('m').hasBody).toBe(false);
    const ambient = factsOf('declare class A { m(): void; m(a: string): void; b: string }', '/a.ts').class('A');
    expect(ambient.ambient).toBe(true);
    expect(ambient.members.map(({ name }) => name)).toEqual(['m', 'm', 'b']);
    expect(factsOf('export class A { m(): void }', '/a.d.ts').class('A').ambient).toBe(true);
  });

  test('decorators by their names', () => {
    const { members } = factsOf('class A { @a @b() @c.d @e.f(1) m() {} n() {} }').class('A');
    expect(members.map(({ decorators }) => decorators.map(({ name }) => name))).toEqual([['a', 'b', 'd', 'f'], []]);
  });

  test('types of fields, written and documented', () => {
    const source = 'class Book {}\nclass A { a: Book; b: string = ""; /** @type {Book} */ c; d = new Book(); }';
    const { members } = factsOf(source, '/a.ts').class('A');
    expect(members.map(({ type }) => type?.kind ?? null)).toEqual(['reference', 'builtin', 'reference', null]);
  });

  test('a statement that a call can follow', () => {
    const statementOf = (source: string) => textAt(source, factsOf(source).facts.classes[0]?.statement);
    expect(statementOf('class A {}')).toBe('class A {}');
    expect(statementOf('export class A {}')).toBe('export class A {}');
    expect(statementOf('export default class A {}')).toBe('export default class A {}');
    expect(statementOf('const A = class {};')).toBe('const A = class {};');
    expect(statementOf('export default class {}')).toBeNull();
    expect(statementOf('use(class A {});')).toBeNull();
  });
});

describe('assigned members', () => {
  test('to a prototype and to a class', () => {
    const source = 'class A {}\nA.prototype.save = function () {};\nA.create = () => {};\nA[name] = 1;';
    const { facts, show } = factsOf(source);
    const found = facts.memberAssignments.map(({ target, name, value, targetText }) => [
      show(target),
      name,
      show(value),
      targetText,
    ]);
    expect(found).toEqual([
      ['A.prototype', 'save', 'function (anonymous)', 'A.prototype'],
      ['A', 'create', 'function (anonymous)', 'A'],
      ['A', null, 'number', 'A'],
    ]);
    expect(textAt(source, facts.memberAssignments[0]?.statement)).toBe('A.prototype.save = function () {};');
  });

  test('no function that is the last of a sequence: its copy would run the rest again', () => {
    const { facts, show } = factsOf('A.prototype.save = (a(), function () {});');
    expect(facts.memberAssignments.map(({ value }) => show(value))).toEqual(['unknown']);
  });

  test('members of objects', () => {
    const { facts } = factsOf(
      'const a = { b: 1, c() {}, get d() {}, e: () => {}, f, "g": 2, [h]: 3 }; const i = { ...a }; const j = { k: 1 };',
    );
    expect(facts.objects.map(({ open }) => open)).toEqual([true, true, false]);
    expect(facts.objects[0]?.members.map(({ name, kind, function: body }) => [name, kind, body !== null])).toEqual([
      ['b', 'property', false],
      ['c', 'method', true],
      ['d', 'getter', true],
      ['e', 'property', true],
      ['f', 'property', false],
      ['g', 'property', false],
    ]);
  });
});

describe('ignore marks', () => {
  test('stand on the line above', () => {
    const source = `// orm-migrate-ignore
class A {}
/* orm-migrate-ignore: reads only */
class B {
  // orm-migrate-ignore
  m() {}
  n() {} // orm-migrate-ignore
  /** orm-migrate-ignore */
  @logged
  o() {}
  // orm-migrate-ignored
  p() {}
}
// orm-migrate-ignore

class C {}
// orm-migrate-ignore
export class D {}
// orm-migrate-ignore
function f() {}`;
    const scanned = factsOf(source);
    expect(scanned.facts.classes.filter(({ ignored }) => ignored).map(({ name }) => name)).toEqual(['A', 'B', 'D']);
    expect(
      scanned
        .class('B')
        .members.filter(({ ignored }) => ignored)
        .map(({ name }) => name),
    ).toEqual(['m', 'o']);
    expect(scanned.function('f').ignored).toBe(true);
  });
});
