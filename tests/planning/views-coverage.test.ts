import { describe, expect, test } from 'vitest';
import { withBook, wrapViews } from './views-project.ts';

const ORM = 'await Book.objects.acount()';
const OPEN = "import { newConnection } from 'orm-migrate-runtime';\n";

describe('already in a context', () => {
  test.each([
    [
      'the whole body',
      `${OPEN}export async function show(req) { return newConnection(async () => { return ${ORM}; }); }`,
    ],
    ['an expression', `${OPEN}export const show = async (req) => newConnection(async () => ${ORM});`],
    [
      'all of the ORM, though not all of the body',
      `${OPEN}export async function show(req) { log(req); const n = await newConnection(async () => ${ORM}); return n; }`,
    ],
    [
      'under another name',
      `import { newConnection as open } from 'orm-migrate-runtime';\nexport const show = async (req) => open(async () => ${ORM});`,
    ],
    [
      'from a namespace',
      `import * as runtime from 'orm-migrate-runtime';\nexport const show = async (req) => runtime.newConnection(async () => ${ORM});`,
    ],
    [
      "from the ORM's own module",
      `import { newConnection } from 'orm';\nexport const show = async (req) => newConnection(async () => ${ORM});`,
    ],
    [
      'by name',
      `${OPEN}async function count() { return ${ORM}; }\nexport const show = async (req) => newConnection(count);`,
    ],
    [
      'by a local name',
      `${OPEN}export async function show(req) { const count = async () => ${ORM}; return newConnection(count); }`,
    ],
    [
      'by one of two',
      `${OPEN}export const show = async (req) => newConnection(req ? async () => ${ORM} : async () => 0);`,
    ],
    [
      'through a wrapper of the project',
      `${OPEN}const withDatabase = (work) => newConnection(async () => await work());\nexport const show = async (req) => withDatabase(async () => ${ORM});`,
    ],
    [
      'through a wrapper of a later wrapper',
      `${OPEN}export const show = async (req) => outer(async () => ${ORM});\nconst outer = (work) => inner(() => work());\nconst inner = (work) => newConnection(work);`,
    ],
    [
      'through a wrapper of a wrapper',
      `${OPEN}const inner = (work) => newConnection(work);\nconst outer = (name, work) => inner(() => work.call(null));\nexport const show = async (req) => outer('x', async () => ${ORM});`,
    ],
  ])('%s', async (_name, code) => {
    const { views, text, findings } = await wrapViews(withBook(code));
    expect(views).toEqual({ show: 'present' });
    expect(text()).toBe(withBook(code));
    expect(findings).toEqual([]);
  });

  test("through the project's own runtime, under another name", async () => {
    const code = `import { newConnection as open } from './db.js';\nexport const show = async (req) => open(async () => ${ORM});`;
    const db = 'export async function newConnection(work) { return await pool.run(work); }\n';
    const { views } = await wrapViews({ 'app.js': withBook(code), 'db.js': db }, { runtime: './db.js' });
    expect(views).toEqual({ show: 'present' });
  });

  test.each([
    ['a re-export', "export { newConnection } from 'orm-migrate-runtime';\n"],
    ['a barrel', "export * from 'orm-migrate-runtime/connections';\nexport * from './inner.js';\n"],
    ['an import that is exported', "import { newConnection } from 'orm-migrate-runtime';\nexport { newConnection };\n"],
    ['a name for it', "import * as runtime from 'orm-migrate-runtime';\nexport const { newConnection } = runtime;\n"],
  ])('through %s of the project', async (_name, db) => {
    const inner = "export { newConnection } from 'orm-migrate-runtime';\n";
    const code = `import { newConnection } from './db.js';\nexport const show = async (req) => newConnection(async () => ${ORM});\nexport const list = async (req) => ${ORM};\n`;
    const { views, text } = await wrapViews({ 'app.js': withBook(code), 'db.js': db, 'inner.js': inner });
    expect(views).toEqual({ show: 'present', list: 'wrap' });
    expect(text()).not.toContain('orm-migrate-runtime');
  });

  test('a handler inside a wrapper of the project is no entry point', async () => {
    const code = `${OPEN}const withDatabase = (handler) => async (req, res) => newConnection(() => handler(req, res));
import express from 'express';
const app = express();
app.get('/x', withDatabase(async (req, res) => { res.json(${ORM}); }));`;
    expect((await wrapViews(withBook(code))).views).toEqual({});
  });

  test('of a local function that is called outside as well, it is not enough', async () => {
    const code = `${OPEN}export async function show(req) { const count = async () => ${ORM}; await newConnection(count); return count(); }`;
    expect((await wrapViews(withBook(code))).views).toEqual({ show: 'wrap' });
  });

  test('a function that opens a context inside the one of a view is not listed', async () => {
    const code = `${OPEN}async function find(request) { return newConnection(async () => ${ORM}); }\nexport async function show(request) { await find(request); return ${ORM}; }`;
    expect((await wrapViews(withBook(code))).views).toEqual({ show: 'wrap' });
  });

  test('some of it is not enough', async () => {
    const code = `${OPEN}export async function show(req) { await newConnection(async () => ${ORM}); return ${ORM}; }`;
    expect((await wrapViews(withBook(code))).views).toEqual({ show: 'wrap' });
  });

  test('a method of the name on something else opens nothing', async () => {
    const code = `import { pool } from 'pg-connect';\nexport const show = async (req) => pool.newConnection(async () => ${ORM});`;
    expect((await wrapViews(withBook(code))).views).toEqual({ show: 'wrap' });
  });

  test('a function that takes a callback and opens nothing is no wrapper', async () => {
    const code = `const timed = async (work) => { const n = await work(); console.log('done'); return n; };\nexport const show = async (req) => timed(async () => ${ORM});`;
    expect((await wrapViews(withBook(code))).views).toEqual({ show: 'wrap' });
  });
});

describe('the import', () => {
  test('is shared with one that is there', async () => {
    const code =
      "import { forEachSequential } from 'orm-migrate-runtime';\nexport const show = async (req) => forEachSequential([], async () => await Book.objects.acount());\n";
    expect((await wrapViews(withBook(code))).text()).toContain(
      "import { forEachSequential, newConnection } from 'orm-migrate-runtime';",
    );
  });

  test("is not repeated where the ORM's own is there", async () => {
    const code = `import { newConnection } from 'orm';\nexport const idle = () => newConnection(() => 1);\nexport const show = async (req) => ${ORM};\n`;
    const { views, text } = await wrapViews(withBook(code));
    expect(views).toEqual({ show: 'wrap' });
    expect(text()).not.toContain('orm-migrate-runtime');
  });

  test('is required in CommonJS', async () => {
    const code = `const { Model } = require('orm');\nclass Book extends Model {}\nexports.show = async (req) => ${ORM};\n`;
    expect((await wrapViews(code)).text()).toContain("const { newConnection } = require('orm-migrate-runtime');");
    const there = `const { newConnection } = require('orm-migrate-runtime');\n${code}`;
    expect((await wrapViews(there)).text().match(/require\('orm-migrate-runtime'\)/g)).toHaveLength(1);
  });

  test('comes from the module that the options name', async () => {
    const { text } = await wrapViews(withBook(`export const show = async (req) => ${ORM};\n`), { runtime: '#db' });
    expect(text()).toContain("import { newConnection } from '#db';");
  });
});

describe('refused, with a finding', () => {
  test.each([
    [
      'an async generator',
      `export async function* show(request) { for await (const book of Book.objects.all()) yield book; }`,
      'a generator gives its values after',
    ],
    [
      'a parameter default',
      `export async function show(request, n = Book.objects.acount()) { return await n; }`,
      'a parameter default reaches the ORM',
    ],
    [
      'a parameter default through a function',
      `async function count() { return ${ORM}; }\nexport async function show(request, n = count()) { return await n; }`,
      'a parameter default reaches the ORM',
    ],
    [
      'a var that is also a parameter',
      `export async function show(request) { var request = request ?? {}; return ${ORM}; }`,
      'a var in its body is also a parameter',
    ],
    [
      'a var that is also part of a parameter',
      `export async function show(request, { n }) { if (n) { var n = 1; } return ${ORM}; }`,
      'a var in its body is also a parameter',
    ],
    [
      'another function of the name',
      `import { createPool } from 'pg';\nconst newConnection = createPool();\nexport async function show(request) { return ${ORM}; }`,
      'newConnection stands for something else',
    ],
    [
      'its own name',
      `export const show = async function newConnection(request) { return ${ORM}; }`,
      'newConnection stands for something else',
    ],
    [
      'a parameter of the name',
      `export async function show(request, newConnection) { return ${ORM}; }`,
      'newConnection stands for something else',
    ],
    [
      'an import of the name',
      `import newConnection from 'pg-connect';\nexport async function show(request) { return ${ORM}; }`,
      'newConnection stands for something else',
    ],
    [
      'a function of the name from another module',
      `import { newConnection } from './pool.js';\nexport async function show(request) { newConnection('primary'); return ${ORM}; }`,
      'newConnection stands for something else',
    ],
    [
      'a function of the name from another package, around the ORM',
      `import { newConnection } from 'pg-connect';\nexport async function show(request) { return newConnection(async () => ${ORM}); }`,
      'newConnection stands for something else',
    ],
    [
      'a global of the name',
      `export async function show(request) { newConnection('primary'); return ${ORM}; }`,
      'newConnection stands for something else',
    ],
  ])('%s', async (_name, code, reason) => {
    const { views, reasons, findings } = await wrapViews(withBook(code));
    expect(views).toEqual({ show: 'skipped' });
    expect(reasons['show']).toContain(reason);
    expect(findings).toHaveLength(1);
    expect(findings[0]?.message).toContain(reason);
  });

  test('a handler that is not async', async () => {
    const code =
      "import express from 'express';\nexpress().get('/x', (a, b) => { Book.objects.acount().then((n) => b.json(n)); });";
    const { views, findings } = await wrapViews(withBook(code));
    expect(views).toEqual({ 'GET /x': 'skipped' });
    expect(findings[0]?.message).toContain('it is not async');
  });

  test('a parameter default that reaches nothing is no reason', async () => {
    const code = `const limit = () => 10;\nexport async function show(request, n = limit()) { return ${ORM}; }`;
    expect((await wrapViews(withBook(code))).views).toEqual({ show: 'wrap' });
  });

  test('without a finding where the ORM call is only a guess', async () => {
    const { views, findings } = await wrapViews(
      withBook('export async function* show(request) { yield await request.user.asave(); }'),
    );
    expect(views).toEqual({ show: 'skipped' });
    expect(findings).toEqual([]);
  });

  test('the name elsewhere in the file is no reason', async () => {
    const code = `function other() { const newConnection = 1; return newConnection; }\nexport async function show(request) { const newConnection = 2; return ${ORM}; }`;
    expect((await wrapViews(withBook(code))).views).toEqual({ show: 'wrap' });
  });
});

test('marked orm-migrate-ignore: left alone without a word', async () => {
  const code = `// orm-migrate-ignore\nexport async function show(request) { return await count(); }\nasync function count() { return ${ORM}; }\n`;
  const { views, findings } = await wrapViews(withBook(code));
  expect(views).toEqual({ show: 'skipped' });
  expect(findings).toEqual([]);
});

test('a handler inside an ignored function is ignored', async () => {
  const code = `import express from 'express';\n// orm-migrate-ignore\nexport function routes() {\n  express().get('/x', async (a, b) => { b.json(${ORM}); });\n}`;
  expect((await wrapViews(withBook(code))).views).toEqual({ 'GET /x': 'skipped' });
});

test('what an entry point that is refused calls gets a context of its own', async () => {
  const code = `async function find(request) { return ${ORM}; }\nexport async function* show(request) { yield await find(request); yield ${ORM}; }`;
  expect((await wrapViews(withBook(code))).views).toEqual({ find: 'wrap', show: 'skipped' });
});

describe('what reaches the ORM', () => {
  test.each([
    [
      'a promise that is not awaited, of an unknown receiver',
      'export async function show(req) { return req.user.asave(); }',
      false,
    ],
    [
      'another name on an unknown receiver',
      'export async function show(req) { return await req.user.aardvark(); }',
      false,
    ],
    [
      'a name that is nothing of the ORM',
      'export async function show(req) { return await Book.objects.afetchEverything(); }',
      false,
    ],
    [
      'a class on an unknown base',
      "import { Base } from './missing.js';\nclass Shelf extends Base {}\nexport async function show(req) { return await new Shelf().asave(); }",
      true,
    ],
    [
      'a loop over a stream of the project',
      'class Stream { async *[Symbol.asyncIterator]() { yield 1; } }\nexport async function show(req) { for await (const x of new Stream()) req.log(x); }',
      false,
    ],
    [
      'a class that is only declared',
      `export async function show(req) { return class Shelf { async count() { return ${ORM}; } }; }`,
      false,
    ],
    [
      'a local function that is given away',
      `export async function show(req) { const count = async () => ${ORM};\nreturn await req.all({ count }); }`,
      true,
    ],
    [
      'a local function from a list',
      `export async function show(req) { const count = async () => ${ORM};\nconst jobs = [count];\nfor (const job of jobs) await job(); }`,
      true,
    ],
    [
      'through functions of other files',
      "import { count } from './lib/count.js';\nexport async function show(req) { return await count(); }",
      true,
    ],
    [
      'through a nested function',
      `export async function show(req) { return await Promise.all([1].map(async () => ${ORM})); }`,
      true,
    ],
    [
      'through a function that is passed on',
      `async function count() { return ${ORM}; }\nexport async function show(req) { return await Promise.all([1].map(count)); }`,
      true,
    ],
    [
      'a static method',
      'class Shelf { static async count() { return await Book.objects.acount(); } }\nexport async function show(req) { return await Shelf.count(); }',
      true,
    ],
    [
      'a loop over a query',
      'export async function show(req) { for await (const b of Book.objects.filter({})) req.log(b); }',
      true,
    ],
    [
      'a loop over something else',
      'export async function show(req) { for await (const chunk of req) req.log(chunk, Book); }',
      false,
    ],
    [
      'a function of the ORM',
      "import { agetObjectOr404 } from 'orm';\nexport async function show(req) { return await agetObjectOr404(Book, { id: 1 }); }",
      true,
    ],
    [
      'a transaction',
      "import { transaction } from 'orm';\nexport async function show(req) { return await transaction.aatomic(async () => 1); }",
      true,
    ],
    ['a call that is returned', 'export async function show(req) { return Book.objects.aget(req); }', true],
    [
      'another library',
      "import cache from 'cache';\nexport async function show(req) { return await cache.aget(req); }",
      false,
    ],
    [
      'a class of the project that is no model',
      'class Cache { async aget() { return 1; } }\nexport async function show(req) { return await new Cache().aget(); }',
      false,
    ],
  ])('%s', async (_name, code, reaches) => {
    const lib =
      "import { Book } from '../models.js';\nexport async function count() { return await Book.objects.acount(); }\n";
    expect((await wrapViews({ 'app.js': withBook(code), 'lib/count.js': lib })).views).toEqual(
      reaches ? { show: 'wrap' } : {},
    );
  });

  test('an awaited call under an ORM-like name on an unknown receiver, which is assumed', async () => {
    const { views, assumptions, findings } = await wrapViews(
      withBook('export async function show(req) { return await req.user.asave(); }'),
    );
    expect(views).toEqual({ show: 'wrap' });
    expect(assumptions).toEqual([
      'req.user.asave() at line 2 is an ORM call, although its receiver could not be resolved',
    ]);
    expect(findings).toEqual([]);
  });

  test('the first call is named', async () => {
    const code =
      'export async function show(req) { for await (const b of Book.objects.filter({})) req.log(b);\nreturn await Book.objects.acount(); }';
    expect((await wrapViews(withBook(code))).reasons).toEqual({
      show: 'it takes a request and reaches for await (… of Book.objects.filter({})) at line 2',
    });
  });

  test('the tables of the profile, which are assumed', async () => {
    const { assumptions } = await wrapViews(withBook(`export async function show(req) { return ${ORM}; }`));
    expect(assumptions).toEqual(["`Model from 'orm'` bears count/acount"]);
  });
});
