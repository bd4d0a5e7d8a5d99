import { describe, expect, test } from 'vitest';
import { withBook, wrapViews } from './views-project.ts';

describe('what is no entry point', () => {
  test.each([
    [
      'a helper that views call',
      'async function find(request) { return await Book.objects.aget({ id: request.id }); }\nexport async function show(request) { return await find(request); }',
      { show: 'wrap' },
    ],
    [
      'a handler that reaches nothing',
      "import express from 'express';\nexpress().get('/x', async (req, res) => { res.json(await req.text()); });",
      {},
    ],
    ['a sync variant', 'export async function show(request) { return Book.objects.get({ id: request.id }); }', {}],
    [
      'a function that takes no request',
      'export async function show(id) { return await Book.objects.aget({ id }); }',
      {},
    ],
    [
      'a function under a name that means nothing',
      'export async function mainly() { return await Book.objects.acount(); }',
      {},
    ],
    [
      'a function of any number of requests',
      'export async function show(...request) { return await Book.objects.acount(); }',
      {},
    ],
    [
      'a main function inside another',
      'export function run() { return async function main() { return await Book.objects.acount(); }; }',
      {},
    ],
    [
      'a method of a model',
      'export class Shelf extends Book { async load(request) { return await Book.objects.aget(request); } }',
      {},
    ],
    [
      'a main function that runs in a context',
      "import { newConnection } from 'orm-migrate-runtime';\nasync function main() { return await Book.objects.acount(); }\nawait newConnection(main);",
      { '(module)': 'present' },
    ],
    [
      'a value of another library',
      "import axios from 'axios';\naxios.get('/x', async (r) => await Book.objects.acount());",
      {},
    ],
    [
      'a cache that is asked for a key',
      "const cache = new Map();\ncache.get('/x', async () => await Book.objects.acount());",
      {},
    ],
    [
      'a cache that a handler asks for a path',
      "import express from 'express';\nconst app = express();\napp.get('/y', async (req, res) => { res.json(await req.cache.get('/books', async (c, opts) => await Book.objects.acount())); });",
      { 'GET /y': 'wrap' },
    ],
    [
      'a cache that a helper of a handler asks for a path',
      "import express from 'express';\nconst app = express();\napp.get('/y', async (req, res) => { res.json(await load(req.cache)); });\nasync function load(cache) { return await cache.get('/books', async (key, opts) => await Book.objects.acount()); }",
      { 'GET /y': 'wrap' },
    ],
    [
      'an unknown receiver without a path',
      "export default (cache) => cache.get('books', async () => await Book.objects.acount());",
      {},
    ],
    [
      'an unknown receiver with another method',
      "export default (cache) => cache.fetch('/books', async () => await Book.objects.acount());",
      {},
    ],
  ])('%s', async (_name, code, expected) => {
    expect((await wrapViews(withBook(code))).views).toEqual(expected);
  });

  test('tests and stories', async () => {
    const code =
      "import { Book } from '../models.js';\nexport async function main() { return await Book.objects.acount(); }\n";
    const { views, findings } = await wrapViews({
      'tests/books.js': code,
      'lib/books.test.js': code,
      'lib/books.stories.js': code,
    });
    expect(views).toEqual({});
    expect(findings).toEqual([]);
  });

  test('a file that is not among the given paths of its kind: a view module without a request', async () => {
    const { views } = await wrapViews({
      'views/books.js':
        "import { Book } from '../models.js';\nexport async function list(limit) { return await Book.objects.acount(limit); }\n",
    });
    expect(views).toEqual({});
  });
});

describe('entry points by their form', () => {
  test.each([
    ['a request by name', 'export async function show(req) { return await Book.objects.acount(req); }', 'show'],
    [
      'a request in a method',
      'export class Views { async show(request) { return await Book.objects.acount(request); } }',
      'Views.show',
    ],
    [
      'a request in an object',
      'export default { async show(request) { return await Book.objects.acount(request); } };',
      'show',
    ],
    ['a request in an arrow', 'export const show = async (request) => await Book.objects.acount(request);', 'show'],
    [
      'a request in a class field',
      'export class Views { show = async (request) => await Book.objects.acount(request); }',
      'Views.show',
    ],
    [
      'a request by JSDoc',
      '/** @param {Request} incoming */\nexport async function show(incoming) { return await Book.objects.acount(incoming); }',
      'show',
    ],
    ['main', 'async function main() { await Book.objects.acount(); }\nmain();', 'main'],
    ['main as a variable', 'const main = async () => { await Book.objects.acount(); };\nmain();', 'main'],
    [
      'a function that the project calls from outside any context',
      'const respond = (request) => show(request);\nasync function show(request) { return await Book.objects.acount(request); }\nrespond({});',
      'show',
    ],
  ])('%s', async (_name, code, symbol) => {
    expect((await wrapViews(withBook(code))).views).toEqual({ [symbol]: 'wrap' });
  });

  test.each([
    'views/books.js',
    'app/controllers/books.js',
    'handlers.js',
    'routes/index.js',
    'src/books.controller.js',
    'books.routes.js',
  ])('exported from %s', async (path) => {
    const models = `${'../'.repeat(path.split('/').length - 1)}./models.js`;
    const code = `import { Book } from '${models}';\nexport async function list(context) { return await Book.objects.acount(context.id); }\n`;
    expect((await wrapViews({ [path]: code })).views).toEqual({ list: 'wrap' });
  });

  test('a request after a written this', async () => {
    const code = withBook('export async function show(this: object, req) { return await Book.objects.acount(); }');
    expect((await wrapViews({ 'app.ts': code })).views).toEqual({ show: 'wrap' });
  });

  test('a type of a framework, imported from it', async () => {
    const code = (name: string) =>
      `import type { Context } from '${name}';\nimport { Book } from './models.js';\nexport async function show(c: Context) { return await Book.objects.acount(); }\n`;
    expect((await wrapViews({ 'app.ts': code('hono') })).views).toEqual({ show: 'wrap' });
    expect((await wrapViews({ 'app.ts': code('graphql-yoga') })).views).toEqual({});
  });

  test('of functions with a request the outermost one', async () => {
    const code = `
async function third(request) { return await Book.objects.acount(request); }
async function second(request) { return await third(request); }
async function first(request) { return await second(request); }
const start = () => { void first({}); };
start();`;
    expect((await wrapViews(withBook(code))).views).toEqual({ first: 'wrap' });
  });

  test('of functions that call each other the first', async () => {
    const code = `
async function even(request, n) { return n === 0 ? await Book.objects.acount(request) : await odd(request, n - 1); }
async function odd(request, n) { return n === 0 ? null : await even(request, n - 1); }`;
    expect((await wrapViews(withBook(code))).views).toEqual({ even: 'wrap' });
  });
});

describe('a view that other views call', () => {
  const view = 'export async function show(request) { return await Book.objects.aget({ id: request.id }); }';
  const other = 'export async function edit(request) { return { ...(await show(request)), editable: true }; }';
  const views = `import { Book } from '../models.js';\n${view}\n${other}\n`;

  test('is left to their context, which is said', async () => {
    const { views: outcomes, reasons } = await wrapViews({ 'views/books.js': views });
    expect(outcomes).toEqual({ show: 'skipped', edit: 'wrap' });
    expect(reasons['show']).toContain('a nested context would have a connection of its own');
  });

  // What calls only what opens a context needs none itself.
  test('is wrapped when a table of routes names it as well', async () => {
    const routes =
      "import { edit, show } from './views/books.js';\nexport const routes = [['/', show], ['/edit', edit]];\n";
    expect((await wrapViews({ 'views/books.js': views, 'routes.js': routes })).views).toEqual({ show: 'wrap' });
  });

  test('counts as called when it is passed on', async () => {
    const code =
      'async function show(request) { return await Book.objects.aget(request); }\nexport async function all(req) { return await Promise.all(req.ids.map(show)); }';
    expect((await wrapViews(withBook(code))).views).toEqual({ all: 'wrap' });
  });
});

describe('the configuration names', () => {
  const code = withBook(`
export async function sync(lines) { return await Book.objects.acount(lines); }
export class Jobs { async nightly() { return await Book.objects.acount(); } }
export class Other { @Cron('* * *') async tick() { return await Book.objects.acount(); } }
`);

  test.each([
    [{ functions: ['sync'] }, { sync: 'wrap' }],
    [{ functions: ['Jobs.nightly'] }, { 'Jobs.nightly': 'wrap' }],
    [{ functions: ['Other.nightly'] }, {}],
    [{ files: ['app.js'] }, { sync: 'wrap' }],
    [{ files: ['lib'] }, {}],
    [{ decorators: ['Cron'] }, { 'Other.tick': 'wrap' }],
  ])('%j', async (views, expected) => {
    expect((await wrapViews(code, { config: { views } })).views).toEqual(expected);
  });
});

describe('the configuration names functions in every form', () => {
  const ORM = 'await Book.objects.acount()';

  test.each([
    ['a declaration', `async function run() { return ${ORM}; }`, 'run'],
    ['a variable', `export const run = async () => ${ORM};`, 'run'],
    ['a function expression', `const run = async function () { return ${ORM}; };`, 'run'],
    ['a member of an object', `export default { run: async () => ${ORM} };`, 'run'],
    ['a method of an object', `const jobs = { async run() { return ${ORM}; } };`, 'run'],
    ['CommonJS', `exports.run = async () => ${ORM};`, 'run'],
    [
      'a function inside another',
      `export function make() { async function run() { return ${ORM}; } return run; }`,
      'run',
    ],
    ['a static method', `class Jobs { static async run() { return ${ORM}; } }`, 'Jobs.run'],
    ['a field', `class Jobs { run = async () => ${ORM}; }`, 'Jobs.run'],
    ['a private method', `class Jobs { async #run() { return ${ORM}; } start() { this.#run(); } }`, '#run'],
  ])('%s', async (_name, code, name) => {
    const { views } = await wrapViews(withBook(code), { config: { views: { functions: [name] } } });
    expect(Object.values(views)).toEqual(['wrap']);
  });

  test.each([
    ['the default export', `export default async () => ${ORM};`],
    ['members of the default export', `export default { run: async () => ${ORM} };`],
    ['CommonJS', `module.exports = { run: async () => ${ORM} };`],
    ['what goes through a wrapper', `export const run = job(async () => ${ORM});`],
    ['a name that is exported later', `const run = async () => ${ORM};\nexport { run as start };`],
  ])('by their file: %s', async (_name, code) => {
    const files = { 'jobs/run.js': `import { Book } from '../models.js';\n${code}\n` };
    const { views } = await wrapViews(files, { config: { views: { files: ['jobs/**'] } } });
    expect(Object.values(views)).toEqual(['wrap']);
  });

  test('by a file that exports what stands in another', async () => {
    const files = {
      'lib/run.js': `import { Book } from '../models.js';\nexport const run = async () => ${ORM};\n`,
      'jobs/index.js': "export { run } from '../lib/run.js';\n",
    };
    expect((await wrapViews(files, { config: { views: { files: ['jobs/**'] } } })).views).toEqual({ run: 'wrap' });
  });

  test.each([
    ['called', '@Job("x")'],
    ['bare', '@Job'],
    ['a member', '@queue.Job()'],
  ])('by a decorator: %s', async (_name, decorator) => {
    const code = withBook(
      `export class Jobs { ${decorator} async run() { return ${ORM}; } async other() { return ${ORM}; } }`,
    );
    const { views } = await wrapViews({ 'app.ts': code }, { config: { views: { decorators: ['Job'] } } });
    expect(views).toEqual({ 'Jobs.run': 'wrap' });
  });
});

test('only the given files are changed and listed, but all are read', async () => {
  const lib =
    "import { Book } from '../models.js';\nexport async function count() { return await Book.objects.acount(); }\n";
  const view =
    "import { count } from '../lib/count.js';\nexport async function show(request) { return await count(); }\n";
  const other = "import { count } from './lib/count.js';\nexport async function main() { return await count(); }\n";
  const stream =
    "import { count } from './lib/count.js';\nexport async function* stream(request) { yield await count(); }\n";
  const files = { 'lib/count.js': lib, 'views/show.js': view, 'main.js': other, 'stream.js': stream };
  const { views, findings } = await wrapViews(files, { config: { include: ['views'] } });
  expect(views).toEqual({ show: 'wrap' });
  expect(findings).toEqual([]);
});

test('changes have names that stay and do not repeat', async () => {
  const code = `import express from 'express';
const app = express();
app.get('/x', async (a, b, next) => { await Book.objects.acount(); next(); }, async (a, b) => { await Book.objects.acount(); });`;
  const { ids } = await wrapViews(withBook(code));
  expect(ids).toEqual(['wrap-new-connection:app.js:GET /x', 'wrap-new-connection:app.js:GET /x:2']);
});

test('with the transform off, views are listed and nothing is written', async () => {
  const { views, text, findings } = await wrapViews(
    withBook(
      'export async function show(req) { return await Book.objects.acount(req); }\nconsole.log(await Book.objects.acount());',
    ),
    {
      only: ['add-async-variants'],
    },
  );
  expect(views).toEqual({ show: 'skipped', '(module)': 'skipped' });
  expect(text()).not.toContain('newConnection');
  expect(findings).toEqual([]);
});
