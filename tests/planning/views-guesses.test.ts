import { describe, expect, test } from 'vitest';
import { withBook, wrapViews } from './views-project.ts';

const ORM = 'await Book.objects.acount();';
const HEAD = "import { transaction } from 'orm';\nimport express from 'express';\nconst app = express();\n";
/** A view that runs some code inside a transaction. */
const view = (code: string): string =>
  `${HEAD}app.post('/x', async (req, res) => { await transaction.aatomic(async () => { ${code} }); });\n`;

describe('a function that takes a request is not wrapped where covered code may call it', () => {
  test.each([
    [
      'a method of that name on an injected object',
      `class Gateway { async charge(request) { ${ORM} } }\nclass Shop { constructor(gateway) { this.gateway = gateway; } async pay() { await this.gateway.charge({}); } }\n`,
      'Gateway.charge',
    ],
    [
      'a member of an object, by a name on something unresolved',
      `${view('await req.services.pay(req);')}export const services = { async pay(request) { ${ORM} } };\n`,
      'pay',
    ],
    [
      'what is bound',
      `${view('const f = req.services.pay.bind(null, req); await f();')}export const services = { async pay(request) { ${ORM} } };\n`,
      'pay',
    ],
    [
      'what a registry holds, by key',
      `${view('await registry[req.k](req);')}const registry = {};\nconst register = (k, f) => { registry[k] = f; };\nregister('a', save);\nasync function save(request) { ${ORM} }\n`,
      'save',
    ],
    [
      "what a registry's method gives",
      `${view("await registry.get('x')(req);")}const registry = new Map([['x', save]]);\nasync function save(request) { ${ORM} }\n`,
      'save',
    ],
    [
      'a method by a computed name',
      `${view("const s = new Steps(); for (const n of ['one']) await s[n](req);")}class Steps { async one(request) { ${ORM} } }\n`,
      'Steps.one',
    ],
    [
      'what an unknown wrapper gives',
      `import { memoize } from 'lodash';\n${view('await save(req);')}const save = memoize(async (request) => { ${ORM} });\n`,
      'save',
    ],
    [
      'a listener of events that it emits',
      `import { bus } from './missing.js';\n${view("await bus.emitAsync('x', req);")}bus.on('x', save);\nasync function save(request) { ${ORM} }\n`,
      'save',
    ],
  ])('%s', async (_name, code, symbol) => {
    const { views, reasons, findings, text } = await wrapViews(withBook(code));
    const found = Object.keys(views).find((each) => each === symbol) ?? '(anonymous function)';
    expect(views[found]).toBe('skipped');
    expect(reasons[found]).toMatch(/may call it from code that has a context already; name it in the configuration/);
    expect(findings.map(({ message }) => message)).toEqual([
      expect.stringContaining('may run outside newConnection()'),
    ]);
    expect(text()).not.toContain(`request) { return newConnection`);
  });

  test('nor where its parameter has the type of something else', async () => {
    const code = `export class Gateway { async charge(request: ChargeRequest) { ${ORM} } }\n`;
    const { views, reasons } = await wrapViews({ 'app.ts': withBook(code) });
    expect(views).toEqual({ 'Gateway.charge': 'skipped' });
    expect(reasons['Gateway.charge']).toContain('a type that is not known to be a request');
  });

  test('unless the configuration names it', async () => {
    const code = `${view('await req.services.pay(req);')}export const services = { async pay(request) { ${ORM} } };\n`;
    const { views } = await wrapViews(withBook(code), { config: { views: { functions: ['pay'] } } });
    expect(views).toMatchObject({ pay: 'wrap' });
  });

  test('a route is wrapped all the same', async () => {
    const code = `${view('await registry[req.k](req);')}app.get('/y', show);\nasync function show(request) { ${ORM} }\n`;
    expect((await wrapViews(withBook(code))).views).toMatchObject({ show: 'wrap' });
  });
});

describe('what calls cannot lead there does not keep a function from being wrapped', () => {
  test.each([
    ['next()', `app.use(async (req, res, next) => { ${ORM} next(); });\nregister(show);\n`],
    ['a function of a package', `import { log } from 'log';\n${view('log(req);')}register(show);\n`],
    ['a call outside of covered code', 'const [first] = unknown();\nfirst();\nregister(show);\n'],
    ['methods by other names', `${view('await req.body.save(req);')}register(show);\n`],
  ])('%s', async (_name, code) => {
    const source = `${code.includes(HEAD) ? '' : HEAD}${code}const register = (f) => void f;\nasync function show(request) { ${ORM} }\n`;
    expect((await wrapViews(withBook(source))).views).toMatchObject({ show: 'wrap' });
  });

  test('a call of a function that is only exported with others', async () => {
    const code = `const { Book } = require('./models.js');\nexports.other = async (req, work) => { await work(req); ${ORM} };\nasync function show(req) { ${ORM} }\nmodule.exports = { show };\n`;
    expect((await wrapViews(code)).views).toMatchObject({ show: 'wrap' });
  });
});

describe('the default of a parameter is what the function runs inside its context', () => {
  test.each([
    ['by itself', `save = saver`, 'await save(request);'],
    ['in an object', `{ save } = { save: saver }`, 'await save(request);'],
    ['in a list', `steps = [saver]`, 'for (const each of steps) await each(request);'],
  ])('%s', async (_name, parameter, code) => {
    const source = `import { transaction } from 'orm';\nexport async function view(request, ${parameter}) { await transaction.aatomic(async () => { ${code} }); }\nconst saver = async (request) => { ${ORM} };\n`;
    const { text, views } = await wrapViews(withBook(source));
    expect(views).toMatchObject({ view: 'wrap' });
    expect(text().match(/newConnection\(/g)).toHaveLength(1);
  });

  test('of a context that is written by hand', async () => {
    const source = `import { newConnection } from 'orm-migrate-runtime';\nasync function step(request) { ${ORM} }\nexport async function view(request, run = step) { return newConnection(async () => { await run(request); }); }\n`;
    expect((await wrapViews(withBook(source))).text()).toBe(withBook(source));
  });
});
