import { describe, expect, test } from 'vitest';
import { withBook, wrapViews } from './views-project.ts';

const OPEN = "import { newConnection } from 'orm-migrate-runtime';\n";
/** Helpers that reach the ORM: with a promise, without one, and in a context of its own. */
const HELPERS = `${OPEN}async function touch(book) { await Book.objects.acreate({ book }); }
const count = () => Book.objects.acount();
async function alone() { return newConnection(async () => { await Book.objects.acount(); }); }
async function idle() { return 1; }
`;

/** The lines of the view's body that are reported, counted from 1; each statement has a line of its own. */
async function floating(body: string): Promise<readonly number[]> {
  const { problems } = await wrapViews(withBook(`${HELPERS}export async function show(req, res) {\n${body}\n}\n`));
  const offset = 1 + HELPERS.split('\n').length;
  const found = problems.filter((each) => each.startsWith('floating-orm-call '));
  return found.map((each) => Number(/:(\d+)/.exec(each)?.[1]) - offset);
}

describe('nothing is said of', () => {
  test.each([
    ['an await', 'await Book.objects.acount();'],
    ['an await of a parenthesis', 'await (Book.objects.acount());'],
    ['a value that is used', 'res.json(await Book.objects.acount());'],
    ['a promise that is returned', 'return Book.objects.acount();'],
    ['a chain that is returned', 'return Book.objects.acount().catch(() => 0);'],
    ['a chain that is awaited', 'await Book.objects.acount().then((n) => n + 1).finally(() => res.end());'],
    ['a promise that is awaited later', 'const n = Book.objects.acount();\nres.json(await n);'],
    ['a promise that is passed on', 'const n = Book.objects.acount();\nres.json(n);'],
    ['a promise that a closure reads', 'const n = Book.objects.acount();\nawait req.all(async () => n);'],
    ['Promise.all of them', 'await Promise.all([Book.objects.acount(), touch(1)]);'],
    ['Promise.all of a map', 'await Promise.all(req.ids.map(async (id) => { await touch(id); }));'],
    ['Promise.allSettled that is returned', 'return Promise.allSettled(req.ids.map((id) => touch(id)));'],
    ['a map that is used', 'const all = [1].map(async (id) => { await touch(id); });\nawait Promise.all(all);'],
    ['promises that are kept and awaited', 'const all = [];\nall.push(touch(1));\nawait Promise.all(all);'],
    ['a mapped list that is awaited', 'const all = req.ids.map((id) => touch(id));\nreturn await Promise.all(all);'],
    ['a list of something else', 'const all = req.ids.map((id) => id + 1);\nawait touch(1);'],
    ['an object of what is awaited', 'return { n: await count(), get: () => count() };'],
    ['an object that a nested function gives', 'const all = () => ({ n: count() });\nreturn await all().n;'],
    ['a list that is passed on', 'const all = [];\nreq.keep(all);\nall.push(touch(1));\nawait touch(2);'],
    ['an arrow function that gives it to its caller', 'await req.run(() => Book.objects.acount());'],
    ['a function that opens its own context', 'alone();\nawait touch(1);'],
    ['a function that does not reach the ORM', 'idle();\nawait touch(1);'],
    ['a guess', 'req.user.asave();\nawait touch(1);'],
    ['an executor that resolves later', 'await new Promise((done) => { Book.objects.acount().then(done); });'],
    [
      'a timer in an executor',
      'await new Promise((done) => { setTimeout(async () => { await touch(1); done(); }, 1); });',
    ],
    ['a timer that does not reach the ORM', 'setTimeout(() => res.end(), 1);\nawait touch(1);'],
    [
      'a timer of a promise',
      "const { setTimeout } = await import('timers/promises');\nawait setTimeout(1);\nawait touch(1);",
    ],
    ['a loop', 'for (const id of [1]) await touch(id);'],
    ['forEach of something else', '[1].forEach(async () => { await idle(); });\nawait touch(1);'],
    [
      'forEach of an async library',
      "const async = await import('async');\nawait async.forEach([1], async (id) => { await touch(id); });",
    ],
    ['a reduction', 'await [1].reduce(async (before, id) => { await before; await touch(id); }, null);'],
    ['an iterator, which runs nothing', 'Book.objects.all().aiterator();\nawait touch(1);'],
    ['a listener that does not reach the ORM', "res.on('finish', async () => { await idle(); });\nawait touch(1);"],
    ['a sync call', 'Book.objects.count();\nawait touch(1);'],
    ['a condition', 'if (req.x) await touch(1);\nreq.y && (await touch(2));'],
  ])('%s', async (_name, body) => {
    expect(await floating(body)).toEqual([]);
  });

  test.each([
    [
      'a private field that is awaited',
      'export class Job { #done; start(req) { this.#done = touch(1); } async end() { await this.#done; } }',
    ],
    ['a field that others may read', 'export class Job { start(req) { this.done = touch(1); } }'],
    ['what is ignored', '// orm-migrate-ignore\nexport async function show(req) { touch(1); return await count(); }'],
    ['a script that starts its main function', 'async function main() { await touch(1); }\nmain();'],
    [
      'a script that starts its main function with a reaction',
      'async function main() { await touch(1); }\nmain().catch(console.error);',
    ],
    [
      'a listener outside of any context',
      "export function register(bus) { bus.on('x', async () => { await touch(1); }); }",
    ],
    [
      'a timer outside of any context',
      'export function start() { setInterval(async () => { await touch(1); }, 1000); }',
    ],
  ])('%s', async (_name, code) => {
    const { problems } = await wrapViews(withBook(HELPERS + code));
    expect(problems.filter((each) => each.startsWith('floating-orm-call'))).toEqual([]);
  });

  test('a handler that gets a context of its own', async () => {
    const code = `import express from 'express';\nasync function log(req, res) { await Book.objects.acount(); }\nexpress().post('/log', log);\nexport async function show(req, res) {\n  log(req, res);\n  return await Book.objects.acount();\n}\n`;
    const { problems } = await wrapViews(withBook(code));
    expect(problems.filter((each) => each.startsWith('floating-orm-call'))).toEqual([]);
  });

  test('tests', async () => {
    const { problems } = await wrapViews({
      'tests/a.js': "import { Book } from '../models.js';\nexport async function f() { Book.objects.acount(); }\n",
    });
    expect(problems).toEqual([]);
  });
});

describe('floating-orm-call', () => {
  test.each([
    ['a statement', 'Book.objects.acount();', [1]],
    ['behind void', 'void Book.objects.acount();', [1]],
    ['void as a value', 'await req.run(() => void Book.objects.acount());', [1]],
    [
      'in a condition',
      'if (req.x) Book.objects.acount();\nreq.y && Book.objects.acount();\nreq.z ? touch(1) : 0;',
      [1, 2, 3],
    ],
    ['in a sequence', 'Book.objects.acount(), res.end();', [1]],
    ['in a cast or a parenthesis', '(Book.objects.acount());', [1]],
    ['a function that reaches one', 'touch(1);', [1]],
    ['a function that gives the promise of one', 'count();', [1]],
    ['a chain', 'touch(1).then(() => res.end()).catch(console.error);', [1]],
    ['a reaction to something else', "fetch('/').then(async () => { await touch(1); });", [1]],
    ['an immediately invoked function', '(async () => { await touch(1); })();', [1]],
    ['an unused variable', 'const n = Book.objects.acount();\nres.end();', [1]],
    ['Promise.all', 'Promise.all([1].map(async (id) => { await touch(id); }));', [1]],
    ['forEach with an async callback', '[1].forEach(async (id) => { await touch(id); });', [1]],
    ['forEach of whatever it is', 'req.ids.forEach(async (id) => { await touch(id); });', [1]],
    ['forEach with a callback that gives the promise', 'req.ids.forEach((id) => touch(id));', [1]],
    ['forEach with a function by name', 'req.ids.forEach(touch);', [1]],
    ['forEach with a callback that drops it', 'req.ids.forEach((id) => { touch(id); });', [1]],
    ['forEach that is awaited', 'await [1].forEach(async (id) => { await touch(id); });', [1]],
    ['a map that is dropped', '[1].map(async (id) => { await touch(id); });', [1]],
    ['a filter', 'const all = [1].filter(async (id) => { await touch(id); });\nres.json(all);', [1]],
    ['a timer that drops it itself', 'setTimeout(() => { touch(1); }, 10);\nawait touch(2);', [1]],
    [
      'promises that are kept for nothing',
      'const all = [];\nall.push(touch(1));\nall.push(touch(2));\nres.end();',
      [2, 3],
    ],
    ['a mapped list that nobody reads', 'const all = req.ids.map((id) => touch(id));\nres.end();', [1]],
    ['a promise given to a function', 'req.waitUntil(Book.objects.acount());', [1]],
    ['promises that are kept somewhere else', 'req.all.push(touch(1));', [1]],
    ['the loser of a race', 'await Promise.race([touch(1), req.timeout]);', [1]],
    ['what comes second of any', 'return await Promise.any([touch(1), touch(2)]);', [1]],
    ['a function that is called elsewhere too', 'req.queue.push(touch);\nawait touch(2);', [1]],
    ['a function that cannot wait', 'req.queue.push(() => { const n = touch(1); return 2; });', [1]],
    ['an object with a promise in it', 'await touch(1);\nreturn { n: count() };', [2]],
  ])('%s', async (_name, body, lines) => {
    expect(await floating(body)).toEqual(lines);
  });

  test.each([
    [
      'a list of the module that nobody reads',
      'const all = [];\nexport async function show(req) {\n  all.push(touch(1));\n  return await count();\n}',
      3,
    ],
    [
      'a private field that nobody reads',
      'export class Job {\n  #done;\n  start(req) { this.#done = touch(1); }\n}',
      3,
    ],
  ])('%s', async (_name, code, line) => {
    const { problems } = await wrapViews(withBook(HELPERS + code));
    const offset = HELPERS.split('\n').length;
    const found = problems.filter((each) => each.startsWith('floating-orm-call'));
    expect(found.map((each) => Number(/:(\d+)/.exec(each)?.[1]) - offset)).toEqual([line]);
  });

  test.each([
    [
      'a list of the module that is awaited somewhere',
      'const all = [];\nexport async function show(req) {\n  all.push(touch(1));\n  return await count();\n}\nexport const settle = () => Promise.all(all);',
      3,
    ],
    [
      'a list of the module that is exported',
      'export const all = [];\nexport async function show(req) {\n  all.push(touch(1));\n  return await count();\n}',
      3,
    ],
  ])('%s', async (_name, code, line) => {
    const { problems, views } = await wrapViews(withBook(HELPERS + code));
    const offset = HELPERS.split('\n').length;
    const found = problems.filter((each) => each.startsWith('floating-orm-call'));
    expect(found.map((each) => Number(/:(\d+)/.exec(each)?.[1]) - offset)).toEqual([line]);
    expect(views['show']).toBe('skipped');
  });

  test('says what, where, and how the call comes to the ORM', async () => {
    const { problems, messages } = await wrapViews(
      withBook(`${HELPERS}export async function show(req) {\n  touch(req);\n}\n`),
    );
    expect(problems).toEqual(['floating-orm-call app.js:8 show']);
    expect(messages).toEqual([
      'touch() is not awaited: it may run after newConnection() has ended, and its error is lost, so show is not wrapped; await or return it',
    ]);
  });

  test('in a function that no view calls', async () => {
    const { problems } = await wrapViews(
      withBook('export class Shelf { add(book) { Book.objects.acreate(book); } }\n'),
    );
    expect(problems).toContain('floating-orm-call app.js:2 add');
  });

  test('once, where a callback drops what its caller drops as well', async () => {
    expect(await floating('req.ids.forEach(async (id) => { touch(id); });')).toEqual([1]);
  });
});

describe('a function that nobody waits for gets a context of its own', () => {
  test.each([
    ['a timer', 'setTimeout(async () => { await touch(1); }, 10);'],
    ['process.nextTick', 'process.nextTick(() => touch(1));'],
    ['a listener', "res.on('finish', async () => { await touch(1); });"],
    ['a queue', 'req.queue.push(() => touch(1));'],
    ['a queue, with a reaction', 'req.queue.push(() => touch(1).catch(console.error));'],
    ['a queue, by an option', 'req.queue.add({ run: async () => { await touch(1); } });'],
    [
      'a function of the project that puts it aside',
      'const run = async (f) => { req.queue.push(f); };\nawait run(async () => { await touch(1); });',
    ],
    ['what gives something that is dropped', 'req.queue.add(async () => { await touch(1); }).catch(console.error);'],
  ])('%s', async (_name, line) => {
    const { problems, text, views } = await wrapViews(
      withBook(`${HELPERS}export async function show(req, res) {\nawait touch(2);\n${line}\n}\n`),
    );
    expect(problems).toEqual([]);
    expect(Object.values(views).filter((each) => each === 'wrap')).toHaveLength(2);
    expect(
      text()
        .split('\n')
        .find((each) => each.includes('touch(1)')),
    ).toContain('newConnection(async () =>');
  });

  test.each([
    ['an await', 'await req.run(async () => { await touch(1); });'],
    ['a result', 'return req.run(async () => { await touch(1); });'],
    ['a list of promises', 'await Promise.all([req.run(async () => { await touch(1); }), touch(2)]);'],
    ['a chain', 'await req.run(async () => { await touch(1); }).then(() => 1);'],
    [
      'a list of the function itself',
      'const steps = [];\nsteps.push(async () => { await touch(1); });\nfor (const step of steps) await step();',
    ],
    [
      'a function of the project that only calls it',
      'const run = async (f) => { await f(); };\nawait run(async () => { await touch(1); });',
    ],
  ])('but not where somebody waits: %s', async (_name, line) => {
    const { problems, text } = await wrapViews(
      withBook(`${HELPERS}export async function show(req, res) {\nawait touch(2);\n${line}\n}\n`),
    );
    expect(problems).toEqual([]);
    expect(text().split('return newConnection(')).toHaveLength(3);
  });
});
