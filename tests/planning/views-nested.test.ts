import { describe, expect, test } from 'vitest';
import { withBook, wrapViews } from './views-project.ts';

const ORM = 'await Book.objects.acount()';
const OPEN = "import { newConnection } from 'orm-migrate-runtime';\n";
const APP = `import express from 'express';\nconst app = express();\n`;

describe('nothing is said of', () => {
  test.each([
    [
      'a helper without a context',
      `async function count() { return ${ORM}; }\nexport async function show(request) { return await count(); }`,
    ],
    [
      'two handlers',
      `${APP}app.get('/a', async (req, res) => { res.json(${ORM}); });\napp.get('/b', async (req, res) => { res.json(${ORM}); });`,
    ],
    [
      'a handler that code outside of a context calls',
      `${APP}export async function list(req) { return ${ORM}; }\napp.get('/a', list);\nexport async function warm() { await list({}); }`,
    ],
    [
      'a context after another one',
      `${OPEN}export async function show(req) { await newConnection(async () => ${ORM}); return newConnection(async () => ${ORM}); }`,
    ],
    [
      'a context on another database',
      `${OPEN}export async function show(req) { const n = await newConnection(async () => ${ORM}, { using: 'replica' }); return n + ${ORM}; }`,
    ],
    [
      'a context in which nothing is done',
      `${OPEN}export async function show(req) { await newConnection(async () => 1); return ${ORM}; }`,
    ],
    [
      'a callback that may run later',
      `${OPEN}${APP}async function job() { return newConnection(async () => ${ORM}); }\nexport async function show(req) { req.later(() => job()); return ${ORM}; }`,
    ],
  ])('%s', async (_name, code) => {
    expect((await wrapViews(withBook(code))).problems).toEqual([]);
  });
});

describe('nested-context', () => {
  test('a handler that calls another one', async () => {
    const code = `${APP}export async function list(req, res) {
  return ${ORM};
}
async function both(req, res) {
  return (await list(req, res)) + ${ORM};
}
app.get('/list', list);
app.get('/', async (req, res) => {
  res.json(await both(req, res));
});
`;
    const { views, reasons, problems, messages } = await wrapViews(withBook(code));
    expect(views).toEqual({ list: 'wrap', 'GET /': 'wrap' });
    expect(reasons['list']).toBe(
      'it handles GET /list and reaches Book.objects.acount() at line 5; called at line 8, inside another context, it has a second connection',
    );
    expect(problems).toEqual(['nested-context app.js:8 both']);
    expect(messages).toEqual([
      'list() opens a context, and is called inside one: it has a second connection; move what both need into a function without a context',
    ]);
  });

  test.each([
    [
      'a context inside that of a view',
      `${OPEN}export async function show(req) {\n  await newConnection(async () => ${ORM});\n  return ${ORM};\n}`,
      'app.js:4 show',
    ],
    [
      'a context inside a context',
      `${OPEN}export const show = async (req) => newConnection(async () => {\n  await newConnection(async () => ${ORM});\n  return ${ORM};\n});`,
      'app.js:4 show',
    ],
    [
      'a function with a context',
      `${OPEN}async function count() {\n  return newConnection(async () => ${ORM});\n}\nexport async function show(request) {\n  await count();\n  return ${ORM};\n}`,
      'app.js:4 count',
    ],
    [
      'a handler that calls itself',
      `${APP}app.get('/x', list);\nasync function list(req, res) {\n  if (req.next) await list(req.next, res);\n  return ${ORM};\n}`,
      'app.js:6 list',
    ],
    [
      'a wrapper of the project',
      `${OPEN}const withDatabase = (work) => newConnection(work);\nexport async function show(request) {\n  await withDatabase(async () => ${ORM});\n  return ${ORM};\n}`,
      'app.js:5 show',
    ],
  ])('%s', async (_name, code, place) => {
    expect((await wrapViews(withBook(code))).problems).toEqual([`nested-context ${place}`]);
  });
});

test('a context in the callback of a timer is none inside another one', async () => {
  const code = `import { newConnection } from 'orm-migrate-runtime';
export async function show(req) {
  setTimeout(() => newConnection(async () => { await Book.objects.acount(); }), 1000);
  return await Book.objects.acount();
}
`;
  expect((await wrapViews(withBook(code))).problems).toEqual([]);
});

test('a context in a timer that is waited for is one inside another one', async () => {
  const code = `import { newConnection } from 'orm-migrate-runtime';
export async function show(req) {
  await new Promise((done) => { setTimeout(() => newConnection(async () => { await Book.objects.acount(); done(); }), 1); });
  return await Book.objects.acount();
}
`;
  expect((await wrapViews(withBook(code))).problems).toEqual(['nested-context app.js:4 show']);
});
