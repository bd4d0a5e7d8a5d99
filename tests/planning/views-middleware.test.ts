import { describe, expect, test } from 'vitest';
import { withBook, wrapViews } from './views-project.ts';

const ORM = 'await Book.objects.acount()';
const OPEN = "import { newConnection } from 'orm-migrate-runtime';\n";
const KOA = `${OPEN}import Koa from 'koa';\nimport Router from '@koa/router';\nconst app = new Koa();\n`;
const HONO = `${OPEN}import { Hono } from 'hono';\nconst app = new Hono();\n`;
const EXPRESS = `${OPEN}import express from 'express';\nconst app = express();\n`;
const FASTIFY = `${OPEN}import Fastify from 'fastify';\nconst app = Fastify();\n`;
const KOA_HANDLER = `app.use(async (ctx) => { ctx.body = ${ORM}; });`;
const HONO_HANDLER = `app.get('/books', async (c) => c.json(${ORM}));`;
const AROUND = 'app.use(async (ctx, next) => newConnection(next));\n';

async function views(code: string): Promise<Readonly<Record<string, string>>> {
  const { views: found, problems } = await wrapViews(withBook(code));
  expect(problems).toEqual([]);
  return found;
}

describe('handlers behind it are covered', () => {
  test.each([
    ['the function itself', AROUND],
    ['an arrow function', 'app.use(async (ctx, next) => newConnection(() => next()));\n'],
    ['an await', 'app.use(async (ctx, next) => { await newConnection(async () => { await next(); }); });\n'],
    [
      'an await without a result',
      'app.use(async (ctx, next) => { ctx.start = 1; await newConnection(next); ctx.end = 2; });\n',
    ],
    [
      'more than going on',
      'app.use(async (ctx, next) => { await newConnection(async () => { ctx.user = 1; await next(); }); });\n',
    ],
    ['a function by name', 'async function database(ctx, next) { return newConnection(next); }\napp.use(database);\n'],
    ['under another name of the app', 'const koa = app;\nkoa.use(async (ctx, next) => newConnection(next));\n'],
  ])('Koa: %s', async (_name, around) => {
    const { reasons, views: found, text } = await wrapViews(withBook(KOA + around + KOA_HANDLER));
    expect(found).toEqual({ 'use()': 'present' });
    expect(reasons['use()']).toMatch(
      /^it handles use\(\), and the middleware at line \d runs it inside newConnection\(\)$/,
    );
    expect(text()).toBe(withBook(KOA + around + KOA_HANDLER));
  });

  test.each([
    ['for all paths', "app.use('*', async (c, next) => newConnection(next));\n"],
    ['without a path', 'app.use(async (c, next) => { await newConnection(next); });\n'],
  ])('Hono: %s', async (_name, around) => {
    expect(await views(HONO + around + HONO_HANDLER)).toEqual({ 'GET /books': 'present' });
  });

  test('Hono: in a chain', async () => {
    const code = `${OPEN}import { Hono } from 'hono';\nexport const app = new Hono().use(async (c, next) => newConnection(next)).get('/books', async (c) => c.json(${ORM}));\n`;
    expect(await views(code)).toEqual({ 'GET /books': 'present' });
  });

  test('a router that is mounted behind it, and one in that', async () => {
    const code = `${KOA}const inner = new Router();\nconst router = new Router();
inner.get('/inner', async (ctx) => { ctx.body = ${ORM}; });
router.get('/outer', async (ctx) => { ctx.body = ${ORM}; });
router.use(inner.routes());
${AROUND}app.use(router.routes());\napp.use(router.allowedMethods());\n`;
    expect(await views(code)).toEqual({ 'GET /inner': 'present', 'GET /outer': 'present' });
  });

  test('a router of another file', async () => {
    const router = `import Router from '@koa/router';\nimport { Book } from './models.js';\nexport const router = new Router();\nrouter.get('/books', async (ctx) => { ctx.body = ${ORM}; });\n`;
    const app = `import { router } from './router.js';\n${KOA}${AROUND}app.use(router.routes());\n`;
    const { views: found, reasons } = await wrapViews({ 'router.js': router, 'app.js': app });
    expect(found).toEqual({ 'GET /books': 'present' });
    expect(reasons['GET /books']).toContain('the middleware at app.js:6 runs it');
  });

  test('Hono: an app that is mounted behind it', async () => {
    const code = `${HONO}const books = new Hono();\nbooks.get('/', async (c) => c.json(${ORM}));\n${AROUND}app.route('/books', books);\n`;
    expect(await views(code)).toEqual({ 'GET /': 'present' });
  });

  test('and so is what they call', async () => {
    const code = `${KOA}async function count(request) { return ${ORM}; }\n${AROUND}app.use(async (ctx) => { ctx.body = await count(ctx.request); });`;
    expect(await views(code)).toEqual({ 'use()': 'present' });
  });

  test('a handler by name', async () => {
    const code = `${KOA}async function show(ctx) { ctx.body = ${ORM}; }\n${AROUND}app.use(show);`;
    expect(await views(code)).toEqual({ show: 'present' });
  });
});

describe('handlers are wrapped', () => {
  test.each([
    ['that stand before it', KOA + KOA_HANDLER + AROUND],
    ['where it does not wait', `${KOA}app.use(async (ctx, next) => { newConnection(next); });\n${KOA_HANDLER}`],
    [
      'where it goes on without a context',
      `${KOA}app.use(async (ctx, next) => { if (ctx.x) return next(); return newConnection(next); });\n${KOA_HANDLER}`,
    ],
    [
      'where it opens one only sometimes',
      `${KOA}app.use(async (ctx, next) => { if (ctx.x) await newConnection(next); });\n${KOA_HANDLER}`,
    ],
    [
      'where it is registered only sometimes',
      `${KOA}if (process.env.DB) app.use(async (ctx, next) => newConnection(next));\n${KOA_HANDLER}`,
    ],
    [
      'where it is for another path',
      `${HONO}app.use('/api/*', async (c, next) => newConnection(next));\n${HONO_HANDLER.replace('GET', 'GET')}`,
    ],
    [
      'where it is on another app',
      `${KOA}const other = new Koa();\nother.use(async (ctx, next) => newConnection(next));\n${KOA_HANDLER}`,
    ],
    [
      'where it opens a context around something else',
      `${KOA}app.use(async (ctx, next) => { await newConnection(async () => 1); await next(); });\n${KOA_HANDLER}`,
    ],
    [
      'where the function is registered elsewhere as well',
      `${KOA}async function show(ctx) { ctx.body = ${ORM}; }\n${AROUND}app.use(show);\nnew Koa().use(show);`,
    ],
  ])('%s', async (_name, code) => {
    const { views: found } = await wrapViews(withBook(code));
    expect(Object.values(found)).toEqual(['wrap']);
  });

  test('on a router that is mounted elsewhere as well', async () => {
    const code = `${KOA}const router = new Router();\nrouter.get('/x', async (ctx) => { ctx.body = ${ORM}; });\n${AROUND}app.use(router.routes());\nnew Koa().use(router.routes());\n`;
    expect(await views(code)).toEqual({ 'GET /x': 'wrap' });
  });

  test('on a router that is given away', async () => {
    const code = `import { mount } from 'mounts';\n${KOA}const router = new Router();\nrouter.get('/x', async (ctx) => { ctx.body = ${ORM}; });\n${AROUND}app.use(router.routes());\nmount(router);\n`;
    expect(await views(code)).toEqual({ 'GET /x': 'wrap' });
  });
});

describe('context-ends-early: nothing is said of', () => {
  test.each([
    [
      'a middleware that waits for the response',
      `${EXPRESS}app.use((req, res, next) => newConnection(() => new Promise((done) => { res.on('finish', done); next(); })));`,
    ],
    [
      'a middleware that waits for something else',
      `${EXPRESS}import { once } from 'node:events';\napp.use((req, res, next) => newConnection(async () => { next(); await once(res, 'close'); }));`,
    ],
    [
      'a handler with a context of its own',
      `${EXPRESS}app.get('/x', (req, res, next) => newConnection(async () => { res.json(${ORM}); }));`,
    ],
    [
      'a context before going on',
      `${EXPRESS}app.use(async (req, res, next) => { await newConnection(async () => { req.n = ${ORM}; }); next(); });`,
    ],
    [
      'a wrapper of handlers',
      `${EXPRESS}const wrap = (handler) => (req, res) => newConnection(() => handler(req, res));\napp.get('/x', wrap(async (req, res) => { res.json(${ORM}); }));`,
    ],
    ['Koa', KOA + AROUND],
    ['a function that nobody registers', `${EXPRESS}export const database = (req, res, next) => newConnection(next);`],
  ])('%s', async (_name, code) => {
    expect((await wrapViews(withBook(code))).problems).toEqual([]);
  });
});

describe('context-ends-early', () => {
  test.each([
    ['Express', `${EXPRESS}app.use((req, res, next) => newConnection(() => next()));`],
    ['Express, by name', `${EXPRESS}app.use((req, res, next) => newConnection(next));`],
    [
      'Express, with an await that waits for nothing',
      `${EXPRESS}app.use(async (req, res, next) => { await newConnection(async () => { await next(); }); });`,
    ],
    [
      'Express, a router',
      `${EXPRESS}const router = express.Router();\nrouter.use((req, res, next) => newConnection(() => next()));`,
    ],
    ['Fastify', `${FASTIFY}app.addHook('onRequest', (req, reply, done) => newConnection(() => done()));`],
    [
      'Koa, where going on is not waited for',
      `${KOA}app.use(async (ctx, next) => { await newConnection(async () => { next(); }); });`,
    ],
  ])('%s', async (_name, code) => {
    const { problems } = await wrapViews(withBook(code));
    expect(problems.map((each) => each.split(' ')[0])).toEqual(['context-ends-early']);
  });

  test('the handlers are wrapped all the same', async () => {
    const code = `${EXPRESS}app.use((req, res, next) => newConnection(() => next()));\napp.get('/x', async (req, res) => { res.json(${ORM}); });`;
    const { views: found, problems, messages } = await wrapViews(withBook(code));
    expect(found).toEqual({ 'GET /x': 'wrap' });
    expect(problems).toEqual(['context-ends-early app.js:5 (module)']);
    expect(messages[0]).toContain('remove it, each handler gets a context of its own');
  });
});

describe('middleware that is wrapped itself covers what is behind it', () => {
  const AUTH = `app.use(async (ctx, next) => {\n  ctx.user = await Book.objects.aget({ id: 1 });\n  if (!ctx.user) return;\n  await next();\n});\n`;

  test.each([
    ['an await', KOA + AUTH + KOA_HANDLER],
    [
      'a result',
      `${KOA}app.use(async (ctx, next) => { if (ctx.x) return next(); ctx.n = ${ORM}; return next(); });\n${KOA_HANDLER}`,
    ],
    ['Hono', `${HONO}app.use(async (c, next) => { c.set('n', ${ORM}); await next(); });\n${HONO_HANDLER}`],
  ])('%s', async (_name, code) => {
    const { ids, text, problems } = await wrapViews(withBook(code));
    expect(ids).toHaveLength(2);
    expect(text().match(/return newConnection/g)).toHaveLength(1);
    expect(problems).toEqual([]);
  });

  test('one behind the other', async () => {
    const { ids, text } = await wrapViews(withBook(`${KOA}${AUTH}${AUTH.replace('user', 'guest')}${KOA_HANDLER}`));
    expect(ids).toHaveLength(3);
    expect(text().match(/return newConnection/g)).toHaveLength(1);
  });

  test('unless it goes on without waiting, or goes on elsewhere', async () => {
    for (const going of ['next();', 'ctx.go = next; await next();', 'await ctx.all(() => next());']) {
      const code = `${KOA}app.use(async (ctx, next) => { ctx.n = ${ORM}; ${going} });\n${KOA_HANDLER}`;
      const { text } = await wrapViews(withBook(code));
      expect(text().match(/return newConnection/g)).toHaveLength(2);
    }
  });

  test('Express, whose handlers have contexts of their own', async () => {
    const code = `${EXPRESS}app.use(async (req, res, next) => { req.n = ${ORM}; next(); });\napp.get('/x', async (req, res) => { res.json(${ORM}); });`;
    expect(await views(code)).toEqual({ 'use()': 'wrap', 'GET /x': 'wrap' });
  });
});

describe('middleware of a route', () => {
  const AUTH = `function auth(role) { return async function check(ctx, next) { ctx.n = ${ORM}; return next(); }; }\n`;
  const ROUTES = `${KOA}const router = new Router();\n${AUTH}`;

  test('covers the handlers behind it', async () => {
    const code = `${ROUTES}router.get('/a', auth('reader'), async (ctx) => { ctx.body = ${ORM}; });\nrouter.get('/b', auth('writer'), (ctx, next) => next(), async (ctx) => { ctx.body = ${ORM}; });`;
    expect(await views(code)).toEqual({ check: 'wrap', 'GET /a': 'present', 'GET /b': 'present' });
  });

  test('covers nothing before it', async () => {
    const code = `${ROUTES}router.get('/a', async (ctx, next) => { ctx.body = ${ORM}; }, auth('reader'));`;
    expect(await views(code)).toEqual({ check: 'wrap', 'GET /a': 'wrap' });
  });

  test('is wrapped where not all of its places are behind another one', async () => {
    const code = `${ROUTES}router.get('/a', auth('reader'), async (ctx) => { ctx.body = ${ORM}; });\n${AROUND}app.use(auth('admin'));\napp.use(router.routes());\nnew Koa().use(auth('guest'));`;
    expect((await views(code))['check']).toBe('wrap');
  });

  test('is covered where all of its places are', async () => {
    const code = `${ROUTES}${AROUND}app.use(auth('admin'));\nrouter.get('/a', auth('reader'), async (ctx) => { ctx.body = ${ORM}; });\napp.use(router.routes());\n`;
    expect(await views(code)).toEqual({ check: 'present', 'GET /a': 'present' });
  });

  test.each([
    ['does not wait', 'next();'],
    ['gives it to somebody else', 'ctx.go = next; await next();'],
  ])('that %s covers nothing', async (_name, going) => {
    const code = `${KOA}const router = new Router();\nrouter.get('/a', async function check(ctx, next) { ctx.n = ${ORM}; ${going} }, async (ctx) => { ctx.body = ${ORM}; });`;
    expect((await wrapViews(withBook(code))).views).toEqual({ check: 'wrap', 'GET /a': 'wrap' });
  });

  test('that is one of two covers nothing', async () => {
    const code = `${KOA}const router = new Router();\nasync function check(ctx, next) { ctx.n = ${ORM}; return next(); }\nconst skip = (ctx, next) => next();\nrouter.get('/a', process.env.X ? check : skip, async (ctx) => { ctx.body = ${ORM}; });`;
    const { views: found } = await wrapViews(withBook(code));
    expect(found).toEqual({ check: 'wrap', 'GET /a': 'wrap' });
  });

  test('of Express leaves its handlers alone', async () => {
    const code = `${EXPRESS}app.get('/a', async function check(req, res, next) { req.n = ${ORM}; await next(); }, async (req, res) => { res.json(${ORM}); });`;
    expect(await views(code)).toEqual({ check: 'wrap', 'GET /a': 'wrap' });
  });
});

test('middleware that comes to the ORM only through what has a context of its own covers nothing', async () => {
  const code = `${KOA}export async function list(ctx) { ctx.n = ${ORM}; }\nnew Koa().use(list);\napp.use(async (ctx, next) => { await list(ctx); await next(); });\n${KOA_HANDLER}`;
  const { text } = await wrapViews(withBook(code));
  expect(text().match(/return newConnection/g)).toHaveLength(2);
  expect(text()).toContain('app.use(async (ctx) => {');
  expect(text()).toMatch(/app\.use\(async \(ctx\) => \{\s*return newConnection/);
});

describe('a context of another database covers nothing', () => {
  const using = (options: string): string =>
    `${OPEN}export const show = async (req) => newConnection(async () => ${ORM}, ${options});\n`;

  test.each([["{ using: 'replica' }"], ['{ using: req.db }'], ['options'], ["{ ...options, using: 'default' }"]])(
    'in a view: %s',
    async (options) => {
      expect((await wrapViews(withBook(using(options)))).views).toEqual({ show: 'wrap' });
    },
  );

  test.each([["{ using: 'default' }"], ['{}'], ['undefined']])('but %s is the default', async (options) => {
    expect((await wrapViews(withBook(using(options)))).views).toEqual({ show: 'present' });
  });

  test('in middleware', async () => {
    const around = "app.use(async (ctx, next) => newConnection(next, { using: 'replica' }));\n";
    expect(await views(KOA + around + KOA_HANDLER)).toEqual({ 'use()': 'wrap' });
  });
});

test('handlers of errors and of unknown paths are not behind middleware', async () => {
  const around = "app.use('*', async (c, next) => { await newConnection(next); });\n";
  const handlers = `app.onError(async (e, c) => c.json(${ORM}));\napp.notFound(async (c) => c.json(${ORM}));\n`;
  expect(await views(HONO + around + HONO_HANDLER + handlers)).toEqual({
    'GET /books': 'present',
    'onError()': 'wrap',
    'notFound()': 'wrap',
  });
});

describe('middleware that opens a context around going on, and uses the ORM outside of it, gets no other one', () => {
  test.each([
    ['itself', `app.use(async (ctx, next) => { ctx.user = ${ORM}; await newConnection(next); });\n`],
    [
      'through a function',
      `app.use(async (ctx, next) => { try { await auth(ctx); } catch { return; } await newConnection(() => next()); });\nasync function auth(ctx) { ctx.user = ${ORM}; }\n`,
    ],
  ])('%s', async (_name, code) => {
    const { views: found, findings } = await wrapViews(withBook(KOA + code));
    expect(found['use()']).toBe('skipped');
    expect(findings.map(({ message }) => message)).toEqual([
      expect.stringContaining('opens a context around what is behind this middleware already'),
    ]);
  });
});
