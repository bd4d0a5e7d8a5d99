import { describe, expect, test } from 'vitest';
import { withBook, wrapViews } from './views-project.ts';

const PRELUDE = `import { Readable, pipeline } from 'node:stream';
import { newConnection, collect } from 'orm-migrate-runtime';
async function* rows() { for await (const book of Book.objects.all()) yield book; }
async function* numbers() { yield 1; }
const toStream = (source) => Readable.from(source);
const listAll = () => Book.objects.all();
const listLater = async () => Book.objects.filter({ id: 1 });
`;

/** The lines of the view's body that are reported, counted from 1. */
async function escapes(body: string): Promise<readonly number[]> {
  const code = `${PRELUDE}export async function show(req, res) {\nawait Book.objects.acount();\n${body}\n}\n`;
  const { problems, views } = await wrapViews(withBook(code));
  expect(views['show']).toBe('wrap');
  const offset = 2 + PRELUDE.split('\n').length;
  const found = problems.filter((each) => each.startsWith('lazy-escape '));
  return found.map((each) => Number(/:(\d+)/.exec(each)?.[1]) - offset);
}

describe('nothing is said of', () => {
  test.each([
    ['a query that is run', 'return await Book.objects.all().acount();'],
    ['a query that is collected', 'return await collect(Book.objects.all());'],
    ['a query that is collected for a response', 'res.json({ books: await collect(Book.objects.all()) });'],
    ['a loop over it', 'for await (const book of Book.objects.all()) res.write(book.title);'],
    ['a loop over a generator', 'for await (const book of rows()) res.write(book.title);'],
    [
      'a variable that a loop has read',
      'const all = Book.objects.all();\nfor await (const book of all) req.log(book);\nreturn all;',
    ],
    ['a variable that something is given', 'const all = Book.objects.all();\nawait req.fill(all);\nres.json(all);'],
    ['an instance', 'return await Book.objects.aget({ id: 1 });'],
    ['a manager', 'return Book.objects;'],
    ['a list', 'const list = [];\nfor await (const book of rows()) list.push(book);\nres.json(list);'],
    ['a pipeline that is awaited', 'await req.pipeline(rows(), res);'],
    [
      'a stream whose end is awaited',
      "const { finished } = await import('node:stream/promises');\nReadable.from(rows()).pipe(res);\nawait finished(res);",
    ],
    ['a stream of something else', 'Readable.from(numbers()).pipe(res);'],
    ['a generator that does not reach the ORM', 'return numbers();'],
    ['a query given to somebody else', 'return await req.render({ books: Book.objects.all() });'],
    ['a query given to a cache', "req.cache.set('books', Book.objects.all());"],
    ['a query that a helper runs', 'const total = (query) => query.acount();\nreturn total(Book.objects.all());'],
    ['an array method of that name', 'return [1].filter((each) => each);'],
    ['a value that may be a query', 'return req.books ?? req.shelf.books;'],
    [
      'a nested function that gives one to the view',
      'const find = () => Book.objects.all();\nreturn await find().acount();',
    ],
    ['the body of something else', "const mail = new Book();\nmail.body = 'x';\nres.end();"],
  ])('%s', async (_name, body) => {
    expect(await escapes(body)).toEqual([]);
  });

  test.each([
    [
      'a helper that gives a query to a view',
      'function find(req) { return Book.objects.all(); }\nexport async function show(req) { return await find(req).acount(); }',
    ],
    [
      'what is ignored',
      '// orm-migrate-ignore\nexport async function show(req) { await Book.objects.acount(); return Book.objects.all(); }',
    ],
    ['a function outside of any context', 'export function find() { return Book.objects.all(); }'],
    [
      'a query that its class runs when it is awaited',
      'class Query { then(done) { done([]); } async *[Symbol.asyncIterator]() {} acount() { return Promise.resolve(1); } count() { return 1; } }\nexport async function show(req) { await new Query().acount(); return new Query(); }',
    ],
    [
      'a context whose callback runs it',
      "import { newConnection } from 'orm-migrate-runtime';\nexport const show = async (req) => newConnection(async () => await Book.objects.acount());",
    ],
  ])('%s', async (_name, code) => {
    const { problems } = await wrapViews(withBook(code));
    expect(problems.filter((each) => each.startsWith('lazy-escape'))).toEqual([]);
  });
});

describe('lazy-escape', () => {
  test.each([
    ['a query that is returned', 'return Book.objects.all();', [1]],
    ['a query that is awaited, which does not run it', 'return await Book.objects.all();', [1]],
    ['a query in one branch', 'return req.all ? Book.objects.all() : [];', [1]],
    ['a query from a function', 'return listAll();', [1]],
    ['a query from an async function', 'return listLater();', [1]],
    ['a query from an async function, awaited', 'return await listLater();', [1]],
    ['an iterator', 'return Book.objects.all().aiterator();', [1]],
    ['a generator', 'return rows();', [1]],
    ['a variable', 'const all = Book.objects.all();\nres.json(all);', [2]],
    [
      'a variable that a lazy method was called on',
      'const all = Book.objects.all();\nconst n = all.filter({ id: 1 });\nres.json({ n });',
      [3],
    ],
    ['in an object', 'res.json({ books: Book.objects.all() });', [1]],
    ['in an object in an object', 'res.json({ data: { books: Book.objects.all() } });', [1]],
    ['in a list', 'res.send([Book.objects.all()]);', [1]],
    ['to a template', "res.render('books', { books: Book.objects.all() });", [1]],
    ['a response that is returned', 'return Response.json({ books: Book.objects.all() });', [1]],
    ['a body', 'req.body = Book.objects.all();', [1]],
    ['a stream', 'return Readable.from(rows());', [1]],
    ['a stream that is piped', 'Readable.from(rows()).pipe(res);', [1]],
    ['a generator that is piped', 'toStream(rows()).pipe(res);', [1]],
    ['a response around a stream', 'return new Response(toStream(rows()));', [1]],
    ['a response around a generator', 'return new Response(ReadableStream.from(rows()));', [1]],
    ['out of an inner context', 'const all = await newConnection(() => Book.objects.all());\nreturn all;', [1]],
  ])('%s', async (_name, body, lines) => {
    const found = await escapes(body);
    expect(found).toEqual(lines);
  });

  test('says what and what to do', async () => {
    const { problems, messages } = await wrapViews(
      withBook(
        'export async function show(req, res) {\n  await Book.objects.acount();\n  res.json({ books: Book.objects.all() });\n}\n',
      ),
    );
    expect(problems).toEqual(['lazy-escape app.js:4 show']);
    expect(messages).toEqual([
      'Book.objects.all() goes to res.json() before it has run: it would run after newConnection() has ended; run it inside, with await collect(…) or a for await loop',
    ]);
  });

  test('a generator that is given to newConnection() itself', async () => {
    const code = `import { newConnection } from 'orm-migrate-runtime';\nasync function* rows() { for await (const book of Book.objects.all()) yield book; }\nexport const all = () => newConnection(() => rows());\n`;
    expect((await wrapViews(withBook(code))).problems).toEqual(['lazy-escape app.js:4 all']);
  });
});
