import { describe, expect, test } from 'vitest';
import { withBook, wrapViews } from './views-project.ts';

const ORM = 'await Book.objects.acount()';

describe('registrations of the configuration', () => {
  const RUN = `async (a) => { ${ORM}; }`;

  test.each([
    ['a function', "import { subscribe } from '@acme/bus';", `subscribe('paid', ${RUN});`, 'subscribe'],
    ['a method of an export', "import { bus } from '@acme/bus';", `bus.subscribe('paid', ${RUN});`, 'subscribe'],
    ['a method of the default', "import bus from '@acme/bus/client';", `bus.subscribe('paid', ${RUN});`, 'subscribe'],
    [
      'a method of an instance',
      "import { Bus } from '@acme/bus';",
      `const b = new Bus();\nb.subscribe('paid', ${RUN});`,
      'subscribe',
    ],
    [
      'a method of a result',
      "import * as acme from '@acme/bus';",
      `(await acme.connect()).channel('x').subscribe('paid', ${RUN});`,
      'subscribe',
    ],
    ['an option', "import { subscribe } from '@acme/bus';", `subscribe('paid', { each: ${RUN} });`, 'subscribe'],
    ['a require', "const { subscribe } = require('@acme/bus');", `subscribe('paid', ${RUN});`, 'subscribe'],
  ])('%s', async (_name, imports, code, method) => {
    const config = { views: { registrations: [{ module: '@acme/bus', method, argument: 1 }] } };
    const { views: found, problems } = await wrapViews(withBook(`${imports}\n${code}`), { config });
    expect(Object.values(found)).toEqual(['wrap']);
    expect(problems).toEqual([]);
  });

  test('of a file of the project', async () => {
    const config = { views: { registrations: [{ module: './lib/bus.js', method: 'on' }] } };
    const { views: found } = await wrapViews(
      {
        'lib/bus.js': 'export const bus = { on(name, f) { all.set(name, f); } };\nconst all = new Map();\n',
        'app.js': withBook(`import { bus } from './lib/bus.js';\nbus.on('x', ${RUN});`),
      },
      { config },
    );
    expect(Object.values(found)).toEqual(['wrap']);
  });

  test('but no other call, and no other argument', async () => {
    const config = { views: { registrations: [{ module: '@acme/bus', method: 'subscribe', argument: 1 }] } };
    const code = `import { bus } from '@acme/bus';\nimport { other } from 'other';\nother.subscribe('x', ${RUN});\nbus.publish('x', ${RUN});\nbus.subscribe(${RUN});`;
    const { views: found, problems } = await wrapViews(withBook(code), { config });
    expect(found).toEqual({});
    expect(problems).toHaveLength(3);
  });
});

describe('layers', () => {
  const APP = "import express from 'express';\nconst app = express();\n";

  test.each([
    [
      'an injected repository',
      `class Repo { async all() { return ${ORM}; } }\nclass Service { constructor(repo) { this.repo = repo; } async list() { return this.repo.all(); } }\nconst service = new Service(new Repo());\napp.get('/', async (q, r) => { r.json(await service.list()); });`,
    ],
    [
      'dispatch by key',
      `const handlers = { paid: async () => { ${ORM}; } };\napp.post('/', async (q, r) => { await handlers[q.body.type](q.body); });`,
    ],
    [
      'dispatch by key, from a variable',
      `const handlers = { paid: async () => { ${ORM}; } };\napp.post('/', async (q, r) => { const run = handlers[q.body.type]; await run(q.body); });`,
    ],
    [
      'a table in a loop',
      `const table = [{ verb: 'get', url: '/x', handler: async (a, b) => { ${ORM}; } }];\nfor (const each of table) app[each.verb](each.url, each.handler);`,
    ],
    [
      'a table in forEach',
      `const table = [{ verb: 'get', run: async (a, b) => { ${ORM}; } }];\ntable.forEach(({ verb, run }) => app[verb]('/x', run));`,
    ],
    [
      'a router that is passed on',
      `function add(router) { router.get('/x', async (a, b) => { ${ORM}; }); }\nadd(app);`,
    ],
  ])('%s', async (_name, code) => {
    const { views: found, problems } = await wrapViews(withBook(APP + code));
    expect(Object.values(found)).toEqual(['wrap']);
    expect(problems).toEqual([]);
  });

  test('what is assumed is said', async () => {
    const code = `class Repo { async all() { return ${ORM}; } }\nconst repo = new Repo();\napp.set('repo', repo);\napp.get('/', async (q, r) => { r.json(await q.app.get('repo').all()); });`;
    const { assumptions } = await wrapViews(withBook(APP + code));
    expect(assumptions).toContain("q.app.get('repo').all() at app.js:7 runs all() of app.js");
  });
});
