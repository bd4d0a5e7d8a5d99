import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { frameworks } from '../../src/entry-points/index.ts';
import { withBook, wrapViews } from '../planning/views-project.ts';

const ORM = 'await Book.objects.acount()';

async function views(code: string, path = 'app.js'): Promise<Readonly<Record<string, string>>> {
  return (await wrapViews({ [path]: withBook(code) })).views;
}

test('every file of a framework is listed', () => {
  const files = readdirSync(new URL('../../src/entry-points', import.meta.url)).map((file) => file.replace('.ts', ''));
  expect(frameworks.map(({ name }) => name)).toEqual(
    files.filter((file) => file !== 'index' && file !== 'framework').sort(),
  );
});

test('a known package alone makes no app', async () => {
  expect(await views(`import { someHelper } from 'express';\nsomeHelper.get('/x', async (x) => ${ORM});`)).toEqual({});
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
