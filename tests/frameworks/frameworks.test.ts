import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { frameworks } from '../../src/frameworks/index.ts';
import { withBook, wrapViews } from '../planning/views-project.ts';

const ORM = 'await Book.objects.acount()';

async function views(code: string, path = 'app.js'): Promise<Readonly<Record<string, string>>> {
  return (await wrapViews({ [path]: withBook(code) })).views;
}

test('every file of a framework is listed', () => {
  const files = readdirSync(new URL('../../src/frameworks', import.meta.url)).map((file) => file.replace('.ts', ''));
  expect(frameworks.map(({ name }) => name)).toEqual(
    files.filter((file) => file !== 'index' && file !== 'framework').sort(),
  );
});

test('a known package alone makes no app', async () => {
  expect(await views(`import { someHelper } from 'express';\nsomeHelper.get('/x', async (x) => ${ORM});`)).toEqual({});
});

describe('what is registered nowhere', () => {
  const CALLBACK = `async (a, b) => ${ORM}`;

  test.each([
    ['a Map that is asked for a path', `new Map().get('/x', ${CALLBACK});`],
    ['a request that is sent', `import axios from 'axios';\naxios.get('/x', ${CALLBACK});`],
    [
      'a client of the project',
      `class Client { get(path, then) {} }\nconst client = new Client();\nclient.get('/x', ${CALLBACK});`,
    ],
    [
      'a cache in an app',
      `import express from 'express';\nconst app = express();\napp.locals.cache.get('/x', ${CALLBACK});`,
    ],
    ['a plugin of an app', `import fastify from 'fastify';\nconst app = fastify();\napp.redis.get('/x', ${CALLBACK});`],
    ['a router of a browser', `import { createRouter } from 'vue-router';\ncreateRouter({}).use('/x', ${CALLBACK});`],
    ['a queue of the project', `class Queue { process(job) {} }\nnew Queue().process(${CALLBACK});`],
    ['a queue of promises', `import PQueue from 'p-queue';\nnew PQueue().process(${CALLBACK});`],
    ['a queue of anything', `export default (queue) => queue.process(${CALLBACK});`],
    ['a worker of the project', `class Worker { constructor(name, run) {} }\nnew Worker('x', ${CALLBACK});`],
    ['a thread', `import { Worker } from 'node:worker_threads';\nnew Worker('./x.js', { run: ${CALLBACK} });`],
    ['a producer of jobs', `import { Queue } from 'bullmq';\nnew Queue('x').add('y', { run: ${CALLBACK} });`],
    ['a schedule of the project', `const cron = { schedule(at, run) {} };\ncron.schedule('* * *', ${CALLBACK});`],
    ['a schedule of a package', `import cron from 'cronies';\ncron.schedule('* * *', ${CALLBACK});`],
    ['an event of a package', `import { Bus } from 'buses';\nnew Bus().on('x', ${CALLBACK});`],
    ['a timeout', `const start = () => setTimeout(async (a) => ${ORM}, 5);`],
    ['an interval of the project', `const setInterval = (run) => {};\nsetInterval(${CALLBACK});`],
    ['a server of the project', `const createServer = (run) => {};\ncreateServer(${CALLBACK});`],
    ['a handler that is not exported', `const handler = async (event) => ${ORM};\nexport const other = 1;`],
    ['a handler of something else', `export const handler = async (value) => ${ORM};`],
    ['an action that is no command', `export default (program) => program.action(${CALLBACK});`],
    ['resolvers that nobody is given', `export const resolvers = { Query: { books: ${CALLBACK} } };`],
    [
      'resolvers of something else',
      `import { makeSchema } from 'nexus';\nmakeSchema({ resolvers: { Query: { books: ${CALLBACK} } } });`,
    ],
    ['a procedure of the project', `const t = { procedure: { query(f) {} } };\nt.procedure.query(${CALLBACK});`],
    ['a query of anything', `export default (db) => db.query(${CALLBACK});`],
    ['an await of a function that is called at once', `export const f = () => (async () => ${ORM})();`],
    ['a list of other things', `export const steps = [{ path: '/x', handler: ${CALLBACK} }];`],
    ['a table without paths', `export const routes = [{ handler: ${CALLBACK} }];`],
    ['a table inside a function', `export function f() { const routes = [['/x', ${CALLBACK}]]; return routes; }`],
    ['a component by another name', `const list = ${CALLBACK};\nexport { list };`, 'app.jsx'],
    ['a type by the name of a component', `export const List = ${CALLBACK};`, 'app.ts'],
    ['a loader in another place', `export const loader = ${CALLBACK};`, 'loaders.js'],
    [
      'a processor of the project',
      `class WorkerHost {}\nexport class Jobs extends WorkerHost { async process(job) { return ${ORM}; } }`,
    ],
    [
      'another method of a processor',
      `import { WorkerHost } from '@nestjs/bullmq';\nexport class Jobs extends WorkerHost { async other(job) { return ${ORM}; } }`,
    ],
  ])('%s', async (_name, code, path = 'app.js') => {
    expect(await views(code, path)).toEqual({});
  });

  test('a value that is made when a cache does not have it, in a handler', async () => {
    const code = `import express from 'express';\nimport { cache } from './cache.js';\nexpress().get('/x', async (a, b) => b.json(await cache.get('/x', async () => ${ORM})));`;
    expect(await views(code)).toEqual({ 'GET /x': 'wrap' });
  });
});

describe('express', () => {
  test.each([
    ['the default export', "import express from 'express';\nconst app = express();"],
    ['a namespace', "import * as express from 'express';\nconst app = express();"],
    ['require', "const express = require('express');\nconst app = express();"],
    ['Router by name', "import { Router } from 'express';\nconst app = Router();"],
    [
      'Router of the default export',
      "import express from 'express';\nconst app = express.Router({ mergeParams: true });",
    ],
    ['required Router', "const { Router } = require('express');\nconst app = Router();"],
    [
      'options that are not known',
      "import { Router } from 'express';\nclass Store {}\nconst app = Router({ store: new Store() });",
    ],
    [
      'a parameter with a type in JSDoc',
      "/** @param {import('express').Application} app */\nexport function routes(app) { app.get('/books', async (a, b) => ORM); }\nconst app = { get() {} };",
    ],
  ])('%s', async (_name, code) => {
    expect(await views(`${code.replace('ORM', ORM)}\napp.get('/books', async (a, b) => { b.json(${ORM}); });`)).toEqual(
      { 'GET /books': 'wrap' },
    );
  });

  test.each([
    [
      'several handlers',
      `app.post('/books', async (a, b, next) => { ${ORM}; next(); }, (a, b) => {}, async (a, b) => { ${ORM}; });`,
      ['POST /books'],
    ],
    ['a list of handlers', `app.put('/books', [async (a, b, next) => { ${ORM}; }]);`, ['PUT /books']],
    ['an error handler', `app.use(async (error, a, b, next) => { ${ORM}; });`, ['use()']],
    [
      'a chain of routes',
      `app.route('/books').get(async (a, b) => { ${ORM}; }).post(async (a, b) => { ${ORM}; });`,
      ['GET /books', 'POST /books'],
    ],
    [
      'a wrapper that is not ours',
      `import wrap from 'express-async-handler';\napp.get('/books', wrap(async (a, b) => { ${ORM}; }));`,
      ['GET /books'],
    ],
    [
      'a bound method',
      `class Views { async list(a, b) { ${ORM}; } }\nconst views = new Views();\napp.get('/books', views.list.bind(views));`,
      ['Views.list'],
    ],
    [
      'a member of an object',
      `const views = { async list(a, b) { ${ORM}; } };\napp.get('/books', views.list);`,
      ['list'],
    ],
    ['a parameter handler', `app.param('id', async (a, b, next, id) => { ${ORM}; next(); });`, ['PARAM id']],
  ])('%s', async (_name, code, expected) => {
    const [imports, rest] = code.startsWith('import')
      ? [code.split('\n')[0], code.split('\n').slice(1).join('\n')]
      : ['', code];
    const found = await views(`import express from 'express';\n${imports ?? ''}\nconst app = express();\n${rest}`);
    expect(Object.keys(found)).toEqual(expected);
  });

  test('a handler in another file is wrapped there, once', async () => {
    const {
      text,
      views: outcomes,
      reasons,
    } = await wrapViews({
      'server.js':
        "import express from 'express';\nimport { list } from './books.js';\nconst app = express();\napp.get('/a', list);\napp.get('/b', list);\n",
      'books.js': withBook(`export async function list(a, b) {\n  b.json(${ORM});\n}\n`),
    });
    expect(outcomes).toEqual({ list: 'wrap' });
    expect(reasons['list']).toContain('handles GET /a and');
    expect(text('server.js')).not.toContain('newConnection');
    expect(text('books.js').match(/newConnection\(/g)).toHaveLength(1);
  });

  test('an app from another file', async () => {
    const { views: outcomes } = await wrapViews({
      'app.js': "import express from 'express';\nclass Store {}\nexport const app = express({ store: new Store() });\n",
      'index.js': "export { app as server } from './app.js';\n",
      'books.js': withBook(`import { server } from './index.js';\nserver.get('books', async (a, b) => ${ORM});\n`),
    });
    expect(outcomes).toEqual({ 'GET books': 'wrap' });
  });

  test('an installed package', async () => {
    const { views: outcomes } = await wrapViews({
      'package.json': '{}',
      'node_modules/hono/package.json': '{ "name": "hono", "main": "index.js", "type": "module" }',
      'node_modules/hono/index.js':
        'class HonoBase { get(path, handler) {} }\nvar Hono = class extends HonoBase {};\nexport { Hono };\n',
      'app.js': withBook(
        `import { Hono } from 'hono';\nconst app = new Hono();\napp.get('/x', async (c) => c.json(${ORM}));\n`,
      ),
    });
    expect(outcomes).toEqual({ 'GET /x': 'wrap' });
  });
});

test('a sync function inside a wrapper is no handler', async () => {
  const code =
    "import express from 'express';\nimport lazy from 'lazy';\nexpress().get('/x', lazy(() => Book.objects.acount()));";
  expect(await views(code)).toEqual({});
});

describe('an app that is a parameter', () => {
  test('of no known type: an async handler and a path tell', async () => {
    expect(await views(`export default function routes(app) { app.get('/books', async (a) => ${ORM}); }`)).toEqual({
      'GET /books': 'wrap',
    });
    expect(
      await views(`export default function routes(app) { app.get('/books', (a) => Book.objects.acount()); }`),
    ).toEqual({});
  });

  test('with a type', async () => {
    const code = `import type { FastifyInstance } from 'fastify';\nexport default async function routes(app: FastifyInstance) { app.addHook('onRequest', async (a, b) => { ${ORM}; }); }`;
    expect(await views(code, 'app.ts')).toEqual({ 'ADDHOOK onRequest': 'wrap' });
  });
});

describe('fastify', () => {
  test.each([
    ['a route', `app.route({ method: 'GET', url: '/x', handler: async (a, b) => ${ORM} });`, 'GET /x'],
    ['options before the handler', `app.get('/x', { schema: {} }, async (a, b) => ${ORM});`, 'GET /x'],
    ['a hook among the options', `app.post('/x', { preHandler: [async (a, b) => { ${ORM}; }] }, () => {});`, 'POST /x'],
    [
      'a method among the options',
      `app.route({ method: 'PUT', url: '/x', async handler(a, b) { return ${ORM}; } });`,
      'PUT /x',
    ],
    ['options by name', `const options = { handler: async (a) => ${ORM} };\napp.get('/x', options);`, 'GET /x'],
  ])('%s', async (_name, code, symbol) => {
    expect(await views(`import fastify from 'fastify';\nconst app = fastify({ logger: true });\n${code}`)).toEqual({
      [symbol]: 'wrap',
    });
  });
});

test('a function among the options of a route that is no handler', async () => {
  const code = `import fastify from 'fastify';\nfastify().post('/x', { serializer: async (a) => ${ORM} }, () => {});`;
  expect(await views(code)).toEqual({});
});

test('a method that belongs to another framework', async () => {
  expect(await views(`import { Hono } from 'hono';\nnew Hono().del('/x', async (c) => ${ORM});`)).toEqual({});
});

describe('koa and hono', () => {
  test.each([
    ["import Koa from 'koa';\nconst app = new Koa();", 'app.use(async (a, next) => { ORM; await next(); });', 'use()'],
    [
      "import Router from 'koa-router';\nconst app = new Router({ prefix: '/api' });",
      "app.del('/x', async (a) => { ORM; });",
      'DEL /x',
    ],
    [
      "import Router from '@koa/router';\nconst app = new Router();",
      "app.get('name', '/x', async (a) => { ORM; });",
      'GET /x',
    ],
    [
      "import { Hono } from 'hono/tiny';\nconst app = new Hono();",
      "app.on('PURGE', '/x', async (a) => { ORM; });",
      'ON /x',
    ],
    [
      "import { Hono } from 'hono';\nconst app = new Hono().basePath('/api');",
      "app.get('/x', async (a) => { ORM; });",
      'GET /x',
    ],
    [
      "import { Hono } from 'hono';\nconst app = new Hono().get('/', async (c) => c);",
      "app.get('x', async (a) => { ORM; });",
      'GET x',
    ],
    [
      "import { OpenAPIHono } from '@hono/zod-openapi';\nconst app = new OpenAPIHono();",
      'app.openapi(route, async (a) => { ORM; });',
      'openapi()',
    ],
  ])('%s', async (imports, code, symbol) => {
    expect(await views(`${imports}\n${code.replace('ORM', ORM)}`)).toEqual({ [symbol]: 'wrap' });
  });
});

describe('middleware that waits for the handlers behind it', () => {
  const KOA = "import Koa from 'koa';\nconst app = new Koa();\n";

  test.each([
    [
      'that goes on, and is only sometimes there',
      `${KOA}if (process.env.AUTH) app.use(async (ctx, next) => { ${ORM}; await next(); });`,
      1,
    ],
    ['that goes on in a function', `${KOA}app.use(async (ctx, go) => { ${ORM}; await timed(() => go()); });`, 1],
    [
      'of procedures',
      `import { initTRPC } from '@trpc/server';\ninitTRPC.create().procedure.use(async ({ ctx, next }) => { ${ORM}; return next({ ctx }); });`,
      1,
    ],
    [
      'of procedures, in one parameter',
      `import { initTRPC } from '@trpc/server';\ninitTRPC.create().procedure.use(async (opts) => { ${ORM}; return opts.next(); });`,
      1,
    ],
    ['that ends here', `${KOA}app.use(async (ctx, next) => { ${ORM}; });`, 0],
    ['that does not come to the ORM', `${KOA}app.use(async (ctx, next) => { await next(); });`, 0],
    [
      'that nothing waits for',
      `import express from 'express';\nexpress().use(async (a, b, next) => { ${ORM}; next(); });`,
      0,
    ],
  ])('%s', async (_name, code, count) => {
    const { problems } = await wrapViews(withBook(code));
    expect(problems.filter((each) => each.startsWith('nested-context '))).toHaveLength(count);
  });
});

describe('middleware that opens a transaction around the handlers behind it', () => {
  const KOA = "import Router from '@koa/router';\nimport { transaction } from 'orm';\nconst router = new Router();\n";
  const TRANSACTION = 'const atomic = async (ctx, next) => { await transaction.aatomic(() => next()); };\n';

  test('in the same call: its context is that of the handler', async () => {
    const code = `${KOA}${TRANSACTION}router.post('/x', atomic, async (ctx) => { ${ORM}; });`;
    const { views: outcomes, reasons, problems } = await wrapViews(withBook(code));
    expect(outcomes).toEqual({ atomic: 'wrap', 'POST /x': 'skipped' });
    expect(reasons['POST /x']).toContain('the middleware at app.js:5 runs it inside an operation of the ORM');
    expect(problems.filter((each) => each.startsWith('outside'))).toEqual([]);
  });

  test.each([
    ['a function', TRANSACTION],
    ['by name', 'const atomic = (ctx, next) => transaction.aatomic(next);\n'.replace('(ctx', 'async (ctx')],
  ])('for all of them, %s: none of them gets one, which is said', async (_name, atomic) => {
    const code = `${KOA}${atomic}router.use(atomic);\nconst load = async (request) => ${ORM};\nrouter.post('/x', async (ctx) => { await load(ctx.request); });`;
    const { views: outcomes, problems } = await wrapViews(withBook(code));
    expect(outcomes).toEqual({ atomic: 'wrap', 'POST /x': 'skipped' });
    expect(problems.filter((each) => each.startsWith('outside'))).toHaveLength(1);
  });

  test('handlers of another framework are wrapped all the same', async () => {
    const code = `${KOA}${TRANSACTION}router.use(atomic);\nimport { Worker } from 'bullmq';\nnew Worker('x', async (job) => { ${ORM}; });`;
    expect(await views(code)).toEqual({ atomic: 'wrap', "Worker('x')": 'wrap' });
  });
});

describe('next', () => {
  const models = (path: string): string =>
    `import { Book } from '${'../'.repeat(path.split('/').length - 1)}models.js';\n`;

  test.each([
    ['app/api/books/route.ts', `export async function GET() { return ${ORM}; }`, { GET: 'wrap' }],
    ['src/app/route.js', `export const POST = async () => ${ORM};`, { POST: 'wrap' }],
    ['app/api/books/helpers.ts', `export async function GET() { return ${ORM}; }`, {}],
    ['app/api/books/route.ts', `export async function load() { return ${ORM}; }`, {}],
    ['pages/api/books.ts', `export default async function handler(a, b) { b.json(${ORM}); }`, { handler: 'wrap' }],
    ['pages/api/books.ts', `export default async (a, b) => b.json(${ORM});`, { default: 'wrap' }],
    ['pages/books.ts', `export default async function handler(a, b) { b.json(${ORM}); }`, {}],
    ['lib/actions.ts', `export async function add(title) { return ${ORM}; }`, {}],
  ])('%s', async (path, code, expected) => {
    expect((await wrapViews({ [path]: models(path) + code })).views).toEqual(expected);
  });

  test('server functions, by directive', async () => {
    const code = `'use server';\n${models('lib/a.ts')}export async function add(title) { return ${ORM}; }\nasync function inner() { return ${ORM}; }\n`;
    expect((await wrapViews({ 'lib/a.ts': code })).views).toEqual({ add: 'wrap' });
    const inline = withBook(
      `export function Form() { async function add() {\n'use server';\nreturn ${ORM}; } return add; }`,
    );
    expect((await wrapViews(inline)).views).toEqual({ add: 'wrap' });
  });
});

test('nest: its own decorators only', async () => {
  const code = (from: string): string =>
    `import { Get } from '${from}';\nexport class C {\n  @Get()\n  async list(): Promise<number> { return ${ORM}; }\n}\n`;
  expect(await views(code('@nestjs/common'), 'app.ts')).toEqual({ 'C.list': 'wrap' });
  expect(await views(code('./decorators.js'), 'app.ts')).toEqual({});
});

describe('nest: other transports', () => {
  const method = (from: string, decorator: string): string =>
    `import { ${decorator} } from '${from}';\nexport class C {\n  @${decorator}('x')\n  async list() { return ${ORM}; }\n}\n`;

  test.each([
    ['@nestjs/websockets', 'SubscribeMessage'],
    ['@nestjs/microservices', 'MessagePattern'],
    ['@nestjs/microservices', 'EventPattern'],
    ['@nestjs/graphql', 'Query'],
    ['@nestjs/graphql', 'Mutation'],
    ['@nestjs/graphql', 'ResolveField'],
    ['@nestjs/graphql', 'Subscription'],
    ['@nestjs/schedule', 'Cron'],
    ['@nestjs/schedule', 'Interval'],
    ['@nestjs/schedule', 'Timeout'],
    ['@nestjs/event-emitter', 'OnEvent'],
    ['@nestjs/bull', 'Process'],
  ])('%s: @%s', async (from, decorator) => {
    expect(await views(method(from, decorator), 'app.ts')).toEqual({ 'C.list': 'wrap' });
    expect(await views(method('./decorators.js', decorator), 'app.ts')).toEqual({});
  });

  test('a subscription that is a generator is refused', async () => {
    const code = method('@nestjs/graphql', 'Subscription').replace('async list() { return', 'async *list() { yield');
    expect(await views(code, 'app.ts')).toEqual({ 'C.list': 'skipped' });
  });

  test('what WorkerHost calls, through a class of the project, too', async () => {
    const code = `import { WorkerHost } from '@nestjs/bullmq';\nclass Base extends WorkerHost {}\nexport class Jobs extends Base { async process(a) { return ${ORM}; } }`;
    expect(await views(code)).toEqual({ 'Jobs.process': 'wrap' });
  });

  test('a service that the constructor is given', async () => {
    const { views: outcomes } = await wrapViews({
      'books.service.ts': withBook(`export class BooksService { async count() { return ${ORM}; } }\n`),
      'books.ts':
        "import { Get } from '@nestjs/common';\nimport { BooksService } from './books.service.js';\nexport class C {\n  constructor(private readonly books: BooksService) {}\n  @Get() async list() { return await this.books.count(); }\n}\n",
    });
    expect(outcomes).toEqual({ 'C.list': 'wrap' });
  });
});

describe('plugins', () => {
  test.each([
    [
      'given in place',
      `app.register(async (instance) => { instance.addHook('onSend', async (a, b) => { ${ORM}; }); });`,
    ],
    [
      'given by name, one in the other',
      `app.register(outer);\nasync function outer(instance) { instance.register(inner); }\nfunction inner(own) { own.addHook('onSend', async (a, b) => { ${ORM}; }); }`,
    ],
    [
      'in a wrapper',
      `import plugin from 'fastify-plugin';\nconst hooks = plugin(function (own, options, done) { own.addHook('onSend', async (a) => { ${ORM}; }); done(); });\napp.register(hooks);`,
    ],
  ])('%s', async (_name, code) => {
    expect(await views(`import fastify from 'fastify';\nconst app = fastify();\n${code}`)).toEqual({
      'ADDHOOK onSend': 'wrap',
    });
  });

  test('a plugin in another file', async () => {
    const { views: outcomes } = await wrapViews({
      'server.js':
        "import fastify from 'fastify';\nimport books from './books.js';\nfastify().register(books, { prefix: '/x' });\n",
      'books.js': withBook(`export default async (server) => { server.setErrorHandler(async (a) => { ${ORM}; }); };\n`),
    });
    expect(outcomes).toEqual({ 'setErrorHandler()': 'wrap' });
  });

  test('what a plugin does itself runs in a context as well', async () => {
    const code = `import fastify from 'fastify';\nconst app = fastify();\napp.register(async (instance) => { ${ORM}; instance.get('/x', async () => ${ORM}); });`;
    expect(await views(code)).toEqual({ 'register()': 'wrap', 'GET /x': 'wrap' });
  });

  test('a parameter by the name of its framework', async () => {
    const code = `export default async function (fastify, options) { fastify.addHook('onSend', async (a) => { ${ORM}; }); }`;
    expect(await views(code)).toEqual({ 'ADDHOOK onSend': 'wrap' });
  });
});

describe('trpc', () => {
  const T = "import { initTRPC } from '@trpc/server';\n";

  test.each([
    ['a query', `const t = initTRPC.create();\nt.router({ list: t.procedure.query(async () => ${ORM}) });`],
    [
      'options that are not known',
      `const t = initTRPC.context().create({ errorFormatter: ({ shape }) => shape });\nt.procedure.query(async () => ${ORM});`,
    ],
    [
      'members by name',
      `const { procedure, router } = initTRPC.create();\nconst mine = procedure.input(schema).output((x) => x);\nmine.query(async () => ${ORM});`,
    ],
    [
      'middleware before it',
      `const t = initTRPC.create();\nconst user = t.procedure.use(isUser).use(({ next }) => next());\nuser.query(async () => ${ORM});`,
    ],
  ])('%s', async (_name, code) => {
    expect(Object.values(await views(T + code))).toEqual(['wrap']);
  });

  test('procedures from another file, through stars', async () => {
    const { views: outcomes } = await wrapViews({
      'trpc.ts': `${T}const t = initTRPC.meta<{}>().create();\nexport const publicProcedure = t.procedure;\n`,
      'server/index.ts': "export * from '../trpc.js';\n",
      'books.ts': withBook(
        `import { publicProcedure } from './server/index.js';\nexport const add = publicProcedure.mutation(async ({ input }) => ${ORM});\n`,
      ),
    });
    expect(outcomes).toEqual({ 'mutation()': 'wrap' });
  });

  test('a subscription that is a generator is refused', async () => {
    const code = `${T}const t = initTRPC.create();\nt.procedure.subscription(async function* () { yield ${ORM}; });`;
    expect(await views(code)).toEqual({ 'subscription()': 'skipped' });
  });
});

describe('queues, schedules, servers and commands', () => {
  const F = `async (a) => { ${ORM}; }`;

  test.each([
    ["import { Worker } from 'bullmq';", `new Worker('mails', ${F});`, "Worker('mails')"],
    ["const { Worker } = require('bullmq');", `const run = ${F};\nnew Worker('mails', run);`, 'run'],
    ["import * as bull from 'bullmq';", `new bull.Worker('mails', ${F}, { concurrency: 5 });`, "Worker('mails')"],
    ["import { Worker } from 'bullmq';", `const w = new Worker('m', './w.js');\nw.on('failed', ${F});`, 'ON failed'],
    ["import Queue from 'bull';", `const q = new Queue('x');\nq.process(5, ${F});`, 'process()'],
    ["const Bull = require('bull');", `const q = Bull('x');\nq.process('y', ${F});`, 'PROCESS y'],
    ["import Agenda from 'agenda';", `new Agenda().define('mail', {}, ${F});`, 'DEFINE mail'],
    ["import PgBoss from 'pg-boss';", `const b = new PgBoss('x');\nawait b.work('q', ${F});`, 'WORK q'],
    ["import cron from 'node-cron';", `cron.schedule('* * *', ${F});`, "schedule('* * *')"],
    ["import { schedule } from 'node-cron';", `schedule('* * *', ${F});`, "schedule('* * *')"],
    ["import { CronJob } from 'cron';", `new CronJob('* * *', ${F});`, "CronJob('* * *')"],
    ["import { CronJob } from 'cron';", `CronJob.from({ cronTime: '*', onTick: ${F} });`, 'from()'],
    ["import { Cron } from 'croner';", `new Cron('* * *', ${F});`, "Cron('* * *')"],
    ["import schedule from 'node-schedule';", `schedule.scheduleJob('* * *', ${F});`, "scheduleJob('* * *')"],
    ["import http from 'node:http';", `http.createServer({}, ${F});`, 'createServer()'],
    ["import { createServer } from 'http';", `createServer().on('request', ${F});`, 'ON request'],
    ["import { createServer } from 'node:http';", `createServer().listen(80, ${F});`, 'listen()'],
    ["import express from 'express';", `express().listen(80, ${F});`, 'listen()'],
    ['', `process.on('SIGTERM', ${F});`, 'ON SIGTERM'],
    ["import { EventEmitter } from 'node:events';", `new EventEmitter().on('x', ${F});`, 'ON x'],
    [
      "import { EventEmitter } from 'events';",
      `class Bus extends EventEmitter {}\nnew Bus().once('x', ${F});`,
      'ONCE x',
    ],
    ["import mitt from 'mitt';", `mitt().on('x', ${F});`, 'ON x'],
    ["import process from 'node:process';", `process.on('SIGTERM', ${F});`, 'ON SIGTERM'],
    ['', `setInterval(${F}, 1000);`, 'setInterval()'],
    ["import { Server } from 'socket.io';", `new Server().on('connection', (s) => { s.on('x', ${F}); });`, 'ON x'],
    ["import { Server } from 'socket.io';", `new Server().of('/a').use(${F});`, 'use()'],
    [
      "import { WebSocketServer } from 'ws';",
      `new WebSocketServer().on('connection', (s) => s.on('message', ${F}));`,
      'ON message',
    ],
    [
      "import { Command } from 'commander';",
      `const p = new Command();\np.command('x').option('-y').action(${F});`,
      'action()',
    ],
    ["import { program } from 'commander';", `program.action(${F});`, 'action()'],
    ["import yargs from 'yargs';", `yargs(process.argv).command('x', 'y', {}, ${F}).parse();`, 'COMMAND x'],
    ["import { after } from 'next/server';", `export function f() { after(${F}); }`, 'after()'],
    ["import middy from '@middy/core';", `export const handler = middy().use(x).handler(${F});`, 'handler()'],
    ["import middy from '@middy/core';", `export const handler = middy(${F}).use(x);`, 'middy()'],
    ["import { ApolloServer } from '@apollo/server';", `new ApolloServer({ resolvers: { Query: { a: ${F} } } });`, 'a'],
    [
      "import { createSchema } from 'graphql-yoga';",
      `const Query = { ...other, a: ${F} };\nconst resolvers = { Query };\ncreateSchema({ resolvers: [resolvers] });`,
      'a',
    ],
  ])('%s %s', async (imports, code, symbol) => {
    expect(await views(`${imports}\n${code}`)).toEqual({ [symbol]: 'wrap' });
  });

  test('an imitation in the project is followed to the package', async () => {
    const { views: outcomes } = await wrapViews({
      'queue.js':
        "import { Worker } from 'bullmq';\nexport { Worker as Consumer };\nexport { schedule } from 'node-cron';\n",
      'app.js': withBook(
        `import { Consumer, schedule } from './queue.js';\nnew Consumer('x', ${F});\nschedule('*', async function tick() { ${ORM}; });\n`,
      ),
    });
    expect(outcomes).toEqual({ "Consumer('x')": 'wrap', tick: 'wrap' });
  });
});

describe('by their place', () => {
  const models = (path: string): string =>
    `import { Book } from '${'../'.repeat(path.split('/').length - 1)}models.js';\n`;

  test.each([
    ['app/page.tsx', `export default async function Page() { return ${ORM}; }`, { Page: 'wrap' }],
    ['app/(shop)/books/layout.jsx', `export default async () => ${ORM};`, { default: 'wrap' }],
    ['app/books/page.js', `export async function generateMetadata() { return ${ORM}; }`, { generateMetadata: 'wrap' }],
    ['app/sitemap.ts', `export default async function sitemap() { return ${ORM}; }`, { sitemap: 'wrap' }],
    ['components/list.tsx', `export async function BookList() { return ${ORM}; }`, { BookList: 'wrap' }],
    ['pages/books/[id].tsx', `export async function getStaticPaths() { return ${ORM}; }`, { getStaticPaths: 'wrap' }],
    ['src/middleware.ts', `export async function middleware(a) { return ${ORM}; }`, { middleware: 'wrap' }],
    ['src/instrumentation.ts', `export async function register() { return ${ORM}; }`, { register: 'wrap' }],
    ['app/routes/books.tsx', `export async function loader() { return ${ORM}; }`, { loader: 'wrap' }],
    ['app/root.jsx', `export const action = async () => ${ORM};`, { action: 'wrap' }],
    ['functions/add.js', `export const handler = async (event) => ${ORM};`, { handler: 'wrap' }],
    ['functions/add.js', `exports.handler = async (event) => ${ORM};`, { handler: 'wrap' }],
  ])('%s', async (path, code, expected) => {
    expect((await wrapViews({ [path]: models(path) + code })).views).toEqual(expected);
  });

  test.each([
    [
      'a handler in a wrapper',
      'app/api/route.ts',
      "import { withUser } from 'auth';\nimport { Book } from '../../models.js';\nexport const GET = withUser(async (a) => ORM);",
    ],
    [
      'a handler in a wrapper of the project',
      'app/api/route.ts',
      "import { withUser } from '../../lib/auth.js';\nimport { Book } from '../../models.js';\nexport const GET = withUser(async (a) => ORM);",
    ],
    ['a re-export', 'app/api/route.ts', "export { load as GET } from '../../lib/load.js';"],
    ['an import', 'app/api/route.ts', "import { load } from '../../lib/load.js';\nexport const GET = load;"],
    [
      'a directive on a wrapper',
      'lib/act.ts',
      "'use server';\nimport { load } from './load.js';\nexport const act = safe(load);",
    ],
  ])('%s', async (_name, path, code) => {
    const { views: outcomes } = await wrapViews({
      [path]: code.replace('ORM', ORM),
      'lib/auth.js': 'export const withUser = (handler) => (...args) => handler(...args);\n',
      'lib/load.js': `import { Book } from '../models.js';\nexport async function load() { return ${ORM}; }\n`,
    });
    expect(Object.values(outcomes)).toEqual(['wrap']);
  });

  test('a component that a covered function calls has its context', async () => {
    const code = `import { Book } from './models.js';\nasync function Rows() { return ${ORM}; }\nexport async function show(req) { return await Rows(); }\n`;
    expect((await wrapViews({ 'views.jsx': code })).views).toEqual({ show: 'wrap' });
  });

  test('a handler of a function service that a view calls has its context', async () => {
    const code = `import { Book } from './models.js';\nexport const handler = async (event) => ${ORM};\nexport const show = async (req) => await handler(req.body);\n`;
    const { views: outcomes } = await wrapViews({ 'app.js': code });
    expect(outcomes).toEqual({ handler: 'skipped', show: 'wrap' });
  });
});

describe('tables of routes', () => {
  const list = `const list = async (a) => ${ORM};\n`;

  test.each([
    ['calls', `${list}export const urlpatterns = [path('/x', list)];`],
    ['calls with more arguments', `${list}export const urlpatterns = [route('GET', '/x', list, { name: 'x' })];`],
    ['pairs', `${list}const routes = [['/x', list]];\nexport default routes;`],
    ['objects', `${list}export const routes = [{ path: '/x', handler: list }];`],
    ['objects in objects', `${list}export const routes = [{ path: '/', children: [{ path: 'x', loader: list }] }];`],
    ['lists in lists', `${list}const more = [path('/x', list)];\nexport const urls = [...more];`],
    ['a wrapper', `${list}export const routes = [path('/x', checked(list))];`],
    ['CommonJS', `${list}const routes = [{ url: '/x', view: list }];\nmodule.exports = { routes };`],
  ])('%s', async (_name, code) => {
    expect(await views(code)).toEqual({ list: 'wrap' });
  });

  test('what a module for routes exports', async () => {
    const { views: outcomes } = await wrapViews({
      'books.js': withBook(`export const list = async (a) => ${ORM};\n`),
      'routes/books.js': "import { list } from '../books.js';\nexport default [{ path: '/x', handler: list }];\n",
    });
    expect(outcomes).toEqual({ list: 'wrap' });
  });

  test('a view that another view calls is wrapped all the same', async () => {
    const code = `${list}const both = async (a) => [await list(a), ${ORM}];\nexport const routes = [['/x', list], ['/y', both]];`;
    expect(await views(code)).toEqual({ list: 'wrap', both: 'wrap' });
  });
});

describe('scripts', () => {
  test.each([
    ['an arrow function that is called at once', `(async () => { ${ORM}; })();`],
    ['a function, with an end', `(async function () { ${ORM}; })().catch(console.error);`],
    ['void', `void (async () => { ${ORM}; })();`],
  ])('%s', async (_name, code) => {
    expect(Object.values(await views(code))).toEqual(['wrap']);
  });
});
