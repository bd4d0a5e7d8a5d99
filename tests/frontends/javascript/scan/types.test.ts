import { describe, expect, test } from 'vitest';
import { factsOf } from './facts-of.ts';

describe('written types', () => {
  test.each([
    ['Book', 'global Book'],
    ['Book[]', 'global Book[]'],
    ['readonly Book[]', 'global Book[]'],
    ['Promise<Book | null>', 'global Promise<global Book | null>'],
    ['typeof Book', 'typeof global Book'],
    ['orm.models.Book', 'global orm.models.Book'],
    ["import('./book').Book", 'module ./book.Book'],
    ["import('./book').models.Book<A>", 'module ./book.models.Book<global A>'],
    ["typeof import('./book')", 'typeof module ./book'],
    ['string', 'string'],
    ['(Book)', 'global Book'],
    ['{ a: Book }', 'other'],
    ['() => Book', 'other'],
    ['Book & { a: 1 }', 'other'],
    ["'a'", 'literal'],
    ['keyof Book', 'other'],
  ])('%s', (type, expected) => {
    expect(factsOf(`let a: ${type};`, '/a.ts').type('a')).toBe(expected);
  });

  test('of parameters, results and casts', () => {
    const { type, facts, values } = factsOf(
      'class Book {}\nfunction f(a: Book, b?: Book, ...c: Book[]): Book {}\nconst d = e as Book, g = h satisfies Book, i = j as const;',
      '/a.ts',
    );
    expect([type('a'), type('b'), type('c')]).toEqual(['Book', 'Book', null]);
    expect(values('c')).toEqual([': Book[]']);
    expect(facts.functions[1]?.returnType).toMatchObject({ kind: 'reference', name: 'Book' });
    expect(values('d')).toEqual([': Book']);
    expect(values('g')).toEqual(['global h']);
    expect(values('i')).toEqual(['global j']);
  });

  test('aliases and type parameters stand for what they are', () => {
    const { facts, type } = factsOf(
      'class Book {}\ntype A = Book; type B<S> = S;\nfunction f<T extends Book>(a: T) {}',
      '/a.ts',
    );
    expect(type('A')).toBe('Book');
    expect(type('B')).toBe('S');
    expect(type('T')).toBe('Book');
    expect(type('a')).toBe('T');
    expect(facts.bindings.filter(({ kind }) => kind === 'type').map(({ name }) => name)).toEqual(['A', 'B', 'S', 'T']);
  });

  test('a type predicate is an obstacle', () => {
    for (const source of ['a is B', 'asserts a', 'asserts a is B', 'asserts this is B']) {
      const { obstacles } = factsOf(`class C { f(a: A): ${source} {} }`, '/a.ts').function('f');
      expect(
        obstacles.map(({ blocker }) => blocker),
        source,
      ).toEqual(['type-predicate']);
    }
  });

  test('a type predicate of an overload is an obstacle, too, and one of another function is not', () => {
    const source = `
      export function f(a: A): a is B; export function f(a: A, b: B): boolean; export function f(a: A): boolean { return g(); }
      function g(a: A): boolean; function g(a: A): boolean { return true; }
      class C { h(a: A): a is B; h(a: A): boolean { return true; } i(a: A): boolean; i(a: A): boolean { return true; } }`;
    const facts = factsOf(source, '/a.ts');
    const found = ['f', 'g', 'h', 'i'].map((name) =>
      facts.facts.functions
        .filter((each) => each.name === name)
        .flatMap((each) => each.obstacles.map(({ blocker }) => blocker)),
    );
    expect(found).toEqual([['type-predicate'], [], ['type-predicate'], []]);
  });
});

describe('JSDoc', () => {
  test('of variables', () => {
    const { type } = factsOf(`class Book {}
/** @type {Book} */
let a;
/** @type {?Book} */
const b = c();
/** The
 * @type {Promise<import('./x.js').Book>} some text
 */
let d = e();
/** @type {Array.<Book>} */
let f;
/** @type {not a type} */
let g;
/* @type {Book} */
let h;`);
    expect(['a', 'b', 'd', 'f', 'g', 'h'].map(type)).toEqual([
      'Book',
      'Book',
      'global Promise<module ./x.js.Book>',
      'global Array<Book>',
      'other',
      null,
    ]);
  });

  test('of parameters and results', () => {
    const {
      type,
      values,
      function: named,
    } = factsOf(`class Book {}
/**
 * @param {Book} a the first
 * @param {Book[]} [b] the second
 * @param {{ c: string }} options
 * @returns {Promise<Book>}
 */
function f(a, b, options, d) {}`);
    expect([type('a'), type('b'), type('options'), type('d')]).toEqual(['Book', 'Book[]', 'other', null]);
    expect(values('a')).toEqual(['parameter 0 of f']);
    expect(named('f').returnType).toMatchObject({ kind: 'reference', name: 'Promise' });
  });

  test('of methods', () => {
    const { type, function: named } = factsOf('class Book { /** @param {Book} other @return {Book} */ m(other) {} }');
    expect(type('other')).toBe('Book');
    expect(named('m').returnType).toMatchObject({ kind: 'reference', name: 'Book' });
  });

  test('counts only directly before', () => {
    expect(factsOf('/** @type {Book} */\n// other\nlet a;').type('a')).toBeNull();
    expect(factsOf('/** @type {Book} */\n\nlet a;').type('a')).toBe('global Book');
  });
});
