import { describe, expect, test } from 'vitest';
import { withBook, wrapViews } from './views-project.ts';

const ORM = 'await Book.objects.acount()';

async function symbols(code: string | Record<string, string>): Promise<readonly string[]> {
  return (await wrapViews(typeof code === 'string' ? withBook(code) : code)).findings.map(({ symbol }) => symbol);
}

describe('nothing is said of', () => {
  test.each([
    [
      'what a view covers',
      `async function count() { return ${ORM}; }\nexport async function show(req) { return await count(); }`,
    ],
    [
      'what a context covers',
      `import { newConnection } from 'orm-migrate-runtime';\nexport async function count() { return ${ORM}; }\nnewConnection(() => count());`,
    ],
    [
      'what a context covers by name',
      `import { newConnection } from 'orm-migrate-runtime';\nexport async function count() { return ${ORM}; }\nnewConnection(count);`,
    ],
    [
      'a callback of another library',
      `import cron from 'node-cron';\ncron.schedule('* * *', async () => { ${ORM}; });`,
    ],
    ['a function that nobody uses', `async function count() { return ${ORM}; }`],
    [
      'a value that may be something else',
      'export async function save(given) { const book = given ?? new Book(); await book.asave(); }',
    ],
    ['a guess', 'export async function save(book) { await book.asave(); }'],
    [
      'a model of its own',
      'export class Shelf extends Book { async asave() { await super.asave(); await Book.objects.acount(); } }',
    ],
  ])('%s', async (_name, code) => {
    expect(await symbols(code)).toEqual([]);
  });

  test('tests', async () => {
    expect(await symbols({ 'tests/count.js': `import { Book } from '../models.js';\nconsole.log(${ORM});\n` })).toEqual(
      [],
    );
  });
});

describe('what may run outside is told once for each function', () => {
  const GIVEN = 'it is reached from a function that is given to';

  test.each([
    [
      'a method of a class',
      `export class Shelf { async count() { return ${ORM}; } }`,
      'nothing that can be seen calls count()',
    ],
    [
      'a member of an object',
      `export const shelf = { async count() { return ${ORM}; } };`,
      'nothing that can be seen calls count()',
    ],
    [
      'a function that is given away',
      `import jobs from 'jobs';\nexport async function count() { return ${ORM}; }\njobs.push(count);`,
      `${GIVEN} jobs.push() at line 4`,
    ],
    [
      'a function that is kept somewhere',
      `import jobs from 'jobs';\nexport async function count() { return ${ORM}; }\njobs.count = count;`,
      'nothing that can be seen calls count()',
    ],
    [
      'a function that passes the promise on',
      'export function count() { return Book.objects.acount(); }',
      'nothing that can be seen calls count()',
    ],
    [
      'a function through what it calls',
      `async function count() { return ${ORM}; }\nexport class Shelf { async size() { return (await count()) + (await count()); } }`,
      'nothing that can be seen calls size()',
    ],
    ['a listener', `import { bus } from 'bus';\nbus.on('x', async () => { ${ORM}; });`, `${GIVEN} bus.on() at line 3`],
    [
      'a callback that is not async',
      `import { run } from 'jobs';\nrun('x', () => Book.objects.acount());`,
      `${GIVEN} run()`,
    ],
    ['an option', `import { run } from 'jobs';\nrun({ each: async () => { ${ORM}; } });`, 'calls each() in a context'],
    [
      'a callback in a function that somebody may call',
      `export function register(bus) { bus.on('x', async () => { ${ORM}; }); }`,
      `${GIVEN} bus.on() at line 2`,
    ],
    [
      'what a view calls, and an unknown package is given too',
      `import { run } from 'jobs';\nexport async function show(req) { return await count(); }\nasync function count() { return ${ORM}; }\nrun(count);`,
      `${GIVEN} run() at line 5`,
    ],
    [
      'functions that only call each other',
      `export class Shelf { async one() { ${ORM}; await this.two(); } async two() { await this.one(); } }`,
      'nothing that can be seen calls one()',
    ],
    [
      'what a factory gives',
      `export const createShelf = () => ({ async count() { return ${ORM}; } });`,
      'nothing that can be seen calls count()',
    ],
    [
      'a method of a model',
      `export class Shelf extends Book { async archive() { await this.asave(); } }`,
      'calls archive()',
    ],
  ])('%s', async (_name, code, cause) => {
    const { findings } = await wrapViews(withBook(code));
    expect(findings.map(({ message }) => message)).toEqual([
      expect.stringContaining('may run outside newConnection()'),
    ]);
    expect(findings[0]?.message).toContain(cause);
    expect(findings[0]?.callPath.length).toBeGreaterThan(0);
  });

  test.each([
    ['a function that nothing names', `async function count() { return ${ORM}; }`],
    ['what is ignored', `export class Shelf {\n  // orm-migrate-ignore\n  async count() { return ${ORM}; }\n}`],
    [
      'a variant',
      'export class Shelf extends Book { async asave() { await super.asave(); await Book.objects.acount(); } }',
    ],
    [
      'what covered code may call by its name',
      `class Repo { async all() { return ${ORM}; } }\nexport class Shelf { constructor(repo) { this.repo = repo; } async list() { return await this.repo.all(); } }\nconst shelf = new Shelf(new Repo());\nexport async function show(req) { return [await shelf.list(), ${ORM}]; }`,
    ],
  ])('but not %s', async (_name, code) => {
    expect(await symbols(code)).toEqual([]);
  });
});

describe('outside-connection-context', () => {
  test('an exported function, with the way to the call', async () => {
    const { findings } = await wrapViews({
      'lib/count.js': `import { Book } from '../models.js';\nexport async function count() {\n  return ${ORM};\n}\n`,
      'lib/summary.js':
        "import { count } from './count.js';\nexport async function summary() {\n  return await count();\n}\n",
    });
    expect(findings).toEqual([
      {
        symbol: 'count',
        message: 'Book.objects.acount() runs outside newConnection(): nothing opens a context around summary()',
        callPath: ['lib/summary.js:3 count()', 'lib/count.js:3 Book.objects.acount()'],
      },
    ]);
  });

  test('a function that CommonJS exports', async () => {
    const code = `const { Book } = require('./models.js');\nexports.count = async () => ${ORM};\n`;
    expect(await symbols({ 'app.js': code })).toEqual(['count']);
  });

  test('a top-level await in a script that cannot be wrapped', async () => {
    const { findings } = await wrapViews(withBook(`console.log(${ORM});\nfunction newConnection() {}`));
    expect(findings).toEqual([
      {
        symbol: '(module)',
        message:
          'Book.objects.acount() runs outside newConnection(): the top level of the module is not wrapped, because newConnection stands for something else here',
        callPath: ['app.js:2 Book.objects.acount()'],
      },
    ]);
  });

  test('a script that waits for nothing at its top level', async () => {
    const { messages } = await wrapViews(withBook('export const n = Book.objects.acount();'));
    expect(messages).toContain(
      'Book.objects.acount() runs outside newConnection(): it is reached from the top level of a module; move that code into an async main() function',
    );
  });

  test.each([
    ['through a function', `async function count() { return ${ORM}; }\nawait count();`, ['count']],
    ['through a method', `class Shelf { async count() { return ${ORM}; } }\nawait new Shelf().count();`, ['count']],
    ['through a callback that runs at once', `await Promise.all([1].map(async () => ${ORM}));`, ['(module)']],
    ['in an immediately invoked function', `await (async () => { ${ORM}; })();`, ['(module)']],
  ])('a script that cannot be wrapped, and reaches the ORM %s', async (_name, code, expected) => {
    expect(await symbols(code)).toEqual([]);
    expect(await symbols(`${code}\nfunction newConnection() {}`)).toEqual(expected);
  });
});

describe('what covered code calls, and code outside of any context as well', () => {
  const HEAD = "import express from 'express';\nconst app = express();\n";
  const ROUTE = `${HEAD}app.get('/x', async (req, res) => { res.json(await go()); });\nasync function go() { return ${ORM}; }\n`;

  test('is not reported if only covered code calls it', async () => {
    const code = `${ROUTE}app.get('/y', async (req, res) => { res.json(await twice()); });\nexport async function twice() { return (await go()) + (await go()); }`;
    expect((await wrapViews(withBook(code))).findings).toEqual([]);
  });

  test.each([
    ['top-level code', 'go().then(console.log);', ['app.js:6 go()', 'app.js:5 Book.objects.acount()']],
    [
      'an exported function that nobody calls',
      'export const warm = async () => go();',
      ['app.js:6 go()', 'app.js:5 Book.objects.acount()'],
    ],
    [
      'an exported function through another one',
      'export const warm = async () => twice();\nconst twice = async () => [await go(), await go()];',
      ['app.js:6 twice()', 'app.js:7 go()', 'app.js:5 Book.objects.acount()'],
    ],
  ])('is reported, with the way from %s', async (_name, code, way) => {
    const { findings } = await wrapViews(withBook(`${ROUTE}${code}`));
    expect(findings.map(({ symbol, callPath }) => [symbol, callPath])).toEqual([['go', way]]);
  });

  test('a function that is given to something at the top level is not said to run there', async () => {
    const code = `const handlers = new Handlers();\nhandlers.set('x', async () => { ${ORM}; });\nclass Handlers { set(name, f) { this[name] = f; } }`;
    const { messages } = await wrapViews(withBook(code));
    expect(messages.filter((each) => each.includes('reached from the top level'))).toEqual([]);
  });
});
