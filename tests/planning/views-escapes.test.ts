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
  const offset = 2 + PRELUDE.split('\n').length;
  const found = problems.filter((each) => each.startsWith('lazy-escape '));
  // A wrapper would break what runs well without one.
  expect(views['show']).toBe(found.length > 0 ? 'skipped' : 'wrap');
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
    [
      'a variable that was asked for its length',
      'const all = Book.objects.all();\nres.json({ n: await all.acount(), all });',
      [2],
    ],
    ['a stream in a variable that is piped', 'const stream = Readable.from(rows());\nstream.pipe(res);', [2]],
    [
      'an object that is iterated over later',
      'return Readable.from({ async *[Symbol.asyncIterator]() { for await (const book of Book.objects.all()) yield book; } });',
      [1],
    ],
    [
      'a stream that is filled when it is read',
      'return new ReadableStream({ async pull(k) { k.enqueue(await Book.objects.acount()); } });',
      [1],
    ],
    [
      'a stream of Node',
      'const read = () => Book.objects.acount();\nres.body = new Readable({ read() { read().then((n) => this.push(n)); } });',
      [2],
    ],
  ])('%s', async (_name, body, lines) => {
    const found = await escapes(body);
    expect(found).toEqual(lines);
  });

  test('out of an inner context, which is not for the outer one to mend', async () => {
    const code = `${PRELUDE}export async function show(req, res) {\nawait Book.objects.acount();\nconst all = await newConnection(() => Book.objects.all());\nreturn all;\n}\n`;
    const { problems, views } = await wrapViews(withBook(code));
    expect(problems).toEqual([`lazy-escape app.js:11 show`]);
    expect(views).toEqual({ show: 'wrap' });
  });

  test('but a stream whose functions can have a context of their own is left to them', async () => {
    const code = `${PRELUDE}export async function show(req, res) {\nawait Book.objects.acount();\nnew Readable({ async read() { this.push(await Book.objects.acount()); } }).pipe(res);\n}\n`;
    const { problems, text } = await wrapViews(withBook(code));
    expect(problems).toEqual([]);
    expect(text()).toContain('async read() { return newConnection(async () => { this.push(');
  });

  test('says what and what to do', async () => {
    const { problems, messages } = await wrapViews(
      withBook(
        'export async function show(req, res) {\n  await Book.objects.acount();\n  res.json({ books: Book.objects.all() });\n}\n',
      ),
    );
    expect(problems).toEqual(['lazy-escape app.js:4 show']);
    expect(messages).toEqual([
      'Book.objects.all() goes to res.json() before it has run: it would run after newConnection() has ended, so show is not wrapped; run it inside, with await collect(…) or a for await loop',
    ]);
  });

  test('a generator that is given to newConnection() itself', async () => {
    const code = `import { newConnection } from 'orm-migrate-runtime';\nasync function* rows() { for await (const book of Book.objects.all()) yield book; }\nexport const all = () => newConnection(() => rows());\n`;
    expect((await wrapViews(withBook(code))).problems).toEqual(['lazy-escape app.js:4 all']);
  });
});

describe('a response that is filled when the view has returned', () => {
  const show = async (body: string): ReturnType<typeof wrapViews> =>
    wrapViews(withBook(`${PRELUDE}export async function show(req, res) {\n${body}\n}\n`));
  const START = 'new ReadableStream({ async start(k) { k.enqueue(await Book.objects.acount()); k.close(); } })';

  test.each([
    ['a stream', `return new Response(${START});`],
    ['a stream in a variable', `const stream = ${START};\nreturn new Response(stream, { status: 200 });`],
    ['a response in a variable', `const response = new Response(${START});\nreturn response;`],
    ['a stream behind another', `return new Response(${START}.pipeThrough(new TextEncoderStream()));`],
    ['a body', `return req.body(${START});`],
    ['a body that is assigned', `req.body = ${START};`],
    ['a generator', 'return new Response(ReadableStream.from(rows()));'],
    [
      'a generator that is written in place',
      'return new Response(Readable.from((async function* () { for await (const book of Book.objects.all()) yield book; })()));',
    ],
  ])('%s is reported, and is no reason to wrap the view', async (_name, body) => {
    const { problems, views } = await show(body);
    expect(problems.map((each) => each.replace(/:\d+/, ''))).toEqual(['lazy-escape app.js show']);
    expect(views['show']).not.toBe('wrap');
  });

  test('the finding says where a context belongs', async () => {
    const { messages } = await show(`return new Response(${START});`);
    expect(messages).toEqual([
      'new ReadableStream() is returned before it has run: it would run after newConnection() has ended; open a newConnection() of its own in start()',
    ]);
  });

  test.each([
    [
      'a stream with a context of its own',
      'await Book.objects.acount();\nreturn new Response(new ReadableStream({ start(k) { return newConnection(async () => { k.enqueue(await Book.objects.acount()); }); } }));',
    ],
    ['a call that waits for its callback', 'return await req.run(async () => { await Book.objects.acount(); });'],
    ['a call that is returned', 'return req.run(async () => { await Book.objects.acount(); });'],
    ['a list of promises', 'return Promise.all([1].map(async () => { await Book.objects.acount(); }));'],
    ['a stream that is read inside', `for await (const n of ${START}) req.log(n);`],
    [
      'a stream of something else',
      'await Book.objects.acount();\nreturn new Response(new ReadableStream({ start(k) { k.close(); } }));',
    ],
  ])('%s is fine', async (_name, body) => {
    const { problems, views } = await show(body);
    expect(problems).toEqual([]);
    expect(views['show']).toBe('wrap');
  });

  const HONO = "import { Hono } from 'hono';\nimport { streamText } from 'hono/streaming';\nconst app = new Hono();\n";

  test('the callback of a streaming helper gets a context of its own, and the handler none', async () => {
    const { text, problems } = await wrapViews(
      withBook(
        `${HONO}app.get('/u', async (c) => streamText(c, async (s) => {\n  for await (const b of Book.objects.all()) await s.write(b.title);\n}));\n`,
      ),
    );
    expect(problems).toEqual([]);
    expect(text()).toContain(
      "app.get('/u', async (c) => streamText(c, async (s) => {\n  return newConnection(async () => {\n    for await",
    );
  });

  test('what the handler awaits before stays in a context of the handler', async () => {
    const { text, problems } = await wrapViews(
      withBook(
        `${HONO}async function fill(s) {\n  await s.write(String(await Book.objects.acount()));\n}\napp.get('/u', async (c) => {\n  await Book.objects.acount();\n  return streamText(c, fill);\n});\n`,
      ),
    );
    expect(problems).toEqual([]);
    expect(text().match(/newConnection\(async/g)).toHaveLength(2);
  });
});
