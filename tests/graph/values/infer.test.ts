import { describe, expect, test } from 'vitest';
import { ask, askText } from '../project-from.ts';

/** What a variable `it` of a file with the class `Book` is. */
function typeOf(code: string): string {
  return askText(`class Book extends Model { title = ''; author = new Author(); static all = [new Book()]; }
class Author extends Model { get book() { return new Book(); } /** @returns {Book} */ load() {} twice() { return this; } }
${code}`).type('it');
}

describe('values', () => {
  test.each([
    ['const it = new Book();', 'Book'],
    ['const it = Book;', 'class Book'],
    ['const it = new Book().author;', 'Author'],
    ['const it = new Author().book.author;', 'Author'],
    ['const it = Book.all;', 'an array of Book'],
    ['const it = Book.all[0];', 'Book'],
    ['const it = Book.all.filter(f).at(-1);', 'Book'],
    ['const it = Book.all.map((book) => book.author);', 'an array of Author'],
    ['const [it] = Book.all;', 'Book'],
    ['for (const it of Book.all) {}', 'Book'],
    ['Book.all.forEach((it) => {});', 'Book'],
    ['Book.all.reduce((sum, it) => sum, 0);', 'Book'],
    ['Book.all.forEach((book, it) => {});', 'number'],
    ['Book.all.forEach((book, i, it) => {});', 'an array of Book'],
    ['Book.all.reduce((sum, book, i, it) => sum, 0);', 'an array of Book'],
    ['Book.all.reduce((it) => it, 0);', 'number'],
    ['shelf.forEach((book, i, it) => {});', 'unknown'],
    ['const { author: it } = new Book();', 'Author'],
    ['const it = await Promise.resolve(new Book());', 'Book'],
    ['const it = a ? new Book() : new Author();', 'Author or Book'],
    ['const it = a ?? new Book();', 'Book or unknown'],
    ['let it: Book | null = null;', 'Book'],
    ['const it = a as Book;', 'Book'],
    ['const it = a as unknown as Book[];', 'an array of Book'],
    ['function f(it: Book) {}', 'Book'],
    ['function f(it: Readonly<Book>) {}', 'Book'],
    ['function f(it: typeof Book) {}', 'class Book'],
    ['function f(it: InstanceType<typeof Book>) {}', 'Book'],
    ['function f<T extends Book>(it: T) {}', 'Book'],
    ['type B = Book; let it: B;', 'Book'],
    ['let it: Map<string, Book>;', 'Map'],
    ['const it = (a as Map<string, Book>).get(b);', 'Book'],
    ['for (const [key, it] of a as Map<string, Book>) {}', 'Book'],
    ['for (const it of a as Set<Book>) {}', 'Book'],
    ['const it = new Author().load();', 'Book'],
    ['const it = new Author().twice();', 'Author'],
    ['const it = (() => new Book())();', 'Book'],
    ['const f = () => new Book(); const it = f();', 'Book'],
    ['function f(): Book { return a; } const it = f();', 'Book'],
    ['async function f() { return new Book(); } const it = f();', 'a promise of Book'],
    ['async function f() { return new Book(); } const it = await f();', 'Book'],
    ['function* f() { yield new Book(); } const it = f();', 'Generator'],
    ['const o = { book: new Book(), make() { return this.book; } }; const it = o.make();', 'Book'],
    ['const o = { get book() { return new Book(); } }; const it = o.book;', 'Book'],
    ['const it = new (class extends Book {})();', 'an anonymous class'],
    ['const it = Book.prototype;', 'Book'],
    ['const it = new Book().constructor;', 'class Book'],
    ["const it = 'a'.split('');", 'an array of string'],
    ['const it = Object.keys(a);', 'an array of string'],
    ['const it = JSON.parse(a);', 'unknown'],
    ['const it = a;', 'unknown'],
    ['const it = a.b.c();', 'unknown'],
    ['const it = new Book()[a];', 'unknown'],
    ['function f(it) {}', 'unknown'],
  ])('%s', (code, expected) => {
    expect(typeOf(code)).toBe(expected);
  });
});

describe('joins', () => {
  test('all that a variable is ever given', () => {
    expect(typeOf('let it = new Book(); it = new Author();')).toBe('Author or Book');
    expect(typeOf('let it = new Book(); function f() { it = a; }')).toBe('Book or unknown');
    expect(typeOf('let it; it = new Book(); it = new Book();')).toBe('Book');
    expect(typeOf('let it: Book = a; it = b;')).toBe('Book');
  });

  test('all that a field is ever given, in whatever file', () => {
    const sources = {
      'src/book.ts': 'export class Book { other = new Book(); typed: Book; }',
      'src/use.ts': "import { Book } from './book'; const it = new Book().other; const typed = new Book().typed;",
      'src/write.ts': 'export function f(x) { x.other = new Map(); x.typed = 1; }',
    };
    expect(ask(sources).type('it')).toBe('Book or Map');
    expect(ask(sources).type('typed')).toBe('Book');
  });

  test('all overrides of a method', () => {
    expect(
      typeOf(
        'class A { make() { return new Book(); } } class B extends A { make() { return new Author(); } } const it = new A().make();',
      ),
    ).toBe('Author or Book');
  });
});

describe('what depends on itself', () => {
  test.each([
    ['const it = it;', 'unknown'],
    ['let it = new Book(); it = it;', 'Book'],
    ['let it = new Book(); it = it.author; it = it.book;', /Book or .*Author|Author or .*Book/],
    ['let it = []; it = [it];', /unknown|array/],
    ['let it = 1; it = Promise.resolve(it);', /unknown|promise|number/],
    ['function f() { return f(); } const it = f();', 'unknown'],
    ['function f(n) { return n ? f(n - 1) : new Book(); } const it = f(1);', 'Book'],
    ['function f() { return g(); } function g() { return a ? f() : new Book(); } const it = f();', 'Book'],
    ['class A { a = this.b; b = this.a; } const it = new A().a;', 'unknown'],
    ['class A { next() { return this.next().next(); } } const it = new A().next();', 'unknown'],
    ['const o = { a: () => o.a() }; const it = o.a();', 'unknown'],
    ['let it: typeof it;', 'unknown'],
    ['type Json = string | Json[]; let it: Json;', 'unknown'],
    ['type A = B; type B = A; let it: A;', 'unknown'],
    ['function f<T extends T>(it: T) {}', 'unknown'],
    ['class Repo<T> {} function f<T extends Repo<T>>(it: T) {}', /^Repo/],
  ])('%s', (code, expected) => {
    const found = typeOf(code);
    if (typeof expected === 'string') expect(found).toBe(expected);
    else expect(found).toMatch(expected);
  });
});

describe('managers and querysets of the profile', () => {
  test.each([
    ['Author.objects', 'manager of Author'],
    ['Author.objects.filter({})', 'queryset of Author'],
    ['Author.objects.filter({}).orderBy(a).get()', 'Author'],
    ['Author.objects.aget()', 'a promise of Author'],
    ['await Author.objects.aget()', 'Author'],
    ['Author.objects.getOrCreate({})[0]', 'Author'],
    ['Author.objects.getOrCreate({})[1]', 'primitive'],
    ['Author.objects.count()', 'primitive'],
    ['Author.objects.values()', 'values of Author'],
    ['Author.objects.values().get()', 'unknown'],
    ['Author.objects.nothing()', 'unknown'],
    ['new Author().save()', 'primitive'],
  ])('%s', (code, expected) => {
    const source = `import { Model } from 'orm'; class Author extends Model {} const it = ${code};`;
    expect(ask({ 'a.ts': source }).type('it')).toBe(expected);
  });

  test('the element of a queryset is the model', () => {
    const source =
      "import { Model } from 'orm'; class Author extends Model {} for (const it of Author.objects.all()) {}";
    expect(ask({ 'a.ts': source }).type('it')).toBe('Author');
  });
});
