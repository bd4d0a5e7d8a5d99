import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { canonical } from './canonical.ts';
import { differences } from './compare.ts';
import { type Database, Reference, type Transaction } from './database.ts';
import { MemoryDatabase } from './memory-database.ts';
import { SqliteDatabase } from './sqlite-database.ts';

class Author {}
const EditorsOfAnotherModule = { Author: class Author {} };

const values = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withSparseArray: true, maxDepth: 2 }),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(undefined, null, -0, NaN, Infinity, true, false, '', '1', 1, '\0', '\ud800', 2 ** 53, 0.1, [, 1]),
  fc.constantFrom(new Reference(Author, 1), [new Reference(EditorsOfAnotherModule.Author, undefined)]),
);
const rows = fc.dictionary(fc.constantFrom('title', 'pages', 'order', 'a"b', 'select'), values, {
  noNullPrototype: true,
});

type Action = (database: Database, open: Transaction[]) => unknown;
const tables = fc.constantFrom('Book', 'order', 'a"b', '');
const keys = fc.constantFrom(1, 2, '1', 'x');

/** What the traced ORMs do with a database. */
const actions: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.tuple(tables, keys, rows).map(
      ([table, key, row]): Action =>
        (database) =>
          database.write(table, key, row),
    ),
  },
  fc.tuple(tables, keys).map(
    ([table, key]): Action =>
      (database) =>
        database.remove(table, key),
  ),
  fc.tuple(tables, keys).map(
    ([table, key]): Action =>
      (database) =>
        database.read(table, key),
  ),
  tables.map(
    (table): Action =>
      (database) =>
        database.rows(table),
  ),
  tables.map(
    (table): Action =>
      (database) =>
        database.nextKey(table),
  ),
  fc.constant<Action>((database, open) => void open.push(database.begin())),
  fc.constant<Action>((_database, open) => open.pop()?.commit()),
  fc.constant<Action>((_database, open) => open.pop()?.rollback()),
);

test('SQLite does what the database in memory does, and gives every value back', () => {
  const property = fc.property(fc.array(actions, { maxLength: 30 }), (chosen) => {
    const [memory, sqlite] = [new MemoryDatabase(), new SqliteDatabase()];
    const openInMemory: Transaction[] = [];
    const openInSqlite: Transaction[] = [];
    for (const action of chosen) {
      const expected = action(memory, openInMemory);
      expect(canonical(action(sqlite, openInSqlite))).toStrictEqual(canonical(expected));
    }
    expect(sqlite.contents()).toStrictEqual(memory.contents());
    sqlite.close();
  });
  fc.assert(property, { numRuns: 200 });
});

test('a row is found by SQL, column by column', () => {
  const database = new SqliteDatabase();
  database.write('Book', 1, { id: 1, title: 'Emma', pages: null });
  database.write('Book', 2, { id: 2, title: 'Persuasion', price: 9.5, isRead: true });
  const found = database.select(`SELECT id, title FROM "Book" WHERE price = 9.5 AND typeof(title) = 'text'`);
  expect(found).toEqual([{ id: 2, title: 'Persuasion' }]);
  expect(database.select('SELECT count(*) AS count FROM "Book" WHERE pages IS NULL')).toEqual([{ count: 1 }]);
  database.close();
});

test('an async operation reaches SQLite in a later turn of the event loop', async () => {
  const database = new SqliteDatabase();
  let microtasks = 0;
  let isOver = false;
  const count = async (): Promise<void> => {
    for (; !isOver && microtasks < 1000; microtasks += 1) await null;
  };
  const counting = count();
  await database.turn();
  isOver = true;
  await counting;
  // All of them ran first: a turn is more than any number of promise reactions.
  expect(microtasks).toBe(1000);
  database.close();
});

test('a program that differs between the databases is a mistake of the harness, and shows', async () => {
  const write = vi.spyOn(SqliteDatabase.prototype, 'write').mockImplementation(() => undefined);
  const text = `import { Model } from 'orm'; export class Book extends Model {}`;
  const program = { files: new Map([['book.js', text]]), main: 'book.js', profile: 'default' } as const;
  const found = await differences(program, program, {
    default: ({ module, make, call }) => call(make(module['Book'], { title: 'Emma' }), 'save'),
  });
  write.mockRestore();
  expect(found.join('\n')).toContain('[between databases] rows differ');
});
