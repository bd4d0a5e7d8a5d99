import { describe, expect, test } from 'vitest';
import { askText } from '../project-from.ts';

/** What is in what a driver's rows are mapped to, beside other code of the project. */
function rowsBeside(code: string): string {
  return askText(`class Book { save() {} async asave() {} }
${code}
const it = query('select * from books').map((row) => new Book(row));`).type('it');
}

describe('map() of what is not known', () => {
  test.each([
    ['nothing else', ''],
    ['data by column', 'class Row { constructor(row) { for (const name of columns) this[name] = row[name]; } }'],
    ['an emitter', "import { EventEmitter } from 'node:events'; class Pool extends EventEmitter {}"],
    ['a method of arrays that is borrowed', 'const list = Array.prototype.slice.call(rows);'],
  ])('gives what the callback gives, beside %s', (_, code) => {
    expect(rowsBeside(code)).toBe('an array of Book');
  });

  test.each([
    ['a query of its own', 'class Query { map(f) { return new Query(f); } }'],
    ['an object of its own', 'const cursor = { map(f) { return f; } };'],
    ['one that is assigned', 'cursor.map = (f) => f;'],
    ['one that is made by its name', "for (const name of ['map', 'filter']) Query.prototype[name] = run;"],
    [
      'one that is made by the names of the language',
      'for (const name of Object.getOwnPropertyNames(Array.prototype)) Query.prototype[name] = run;',
    ],
    ['a proxy', 'const query = new Proxy({}, { get: run });'],
    ['an array with an iterator of its own', 'class Rows extends Array { [Symbol.iterator]() { return run(); } }'],
    ['a base that is not known', 'class Query extends base {}'],
    ['a base of a package', "import { Sequence } from 'sequences'; class Query extends Sequence {}"],
    ['an ORM that is not seen', "import { Model } from 'orm'; class Author extends Model {}"],
  ])('may give anything, beside %s', (_, code) => {
    expect(rowsBeside(code)).toBe('unknown');
  });

  test('gives nothing of which nothing is known', () => {
    expect(askText('const it = rows.map((row) => row.id);').type('it')).toBe('unknown');
  });
});
