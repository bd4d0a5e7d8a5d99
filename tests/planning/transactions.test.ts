import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { migrateFiles } from '../harness/migrate-fixture.ts';

const BOOK = `import { Model, transaction } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';
class Plain extends Model {}
class Mirrored extends Model { save() { this.pages = 1; super.save(); } }
class Late extends Model { save() { setTimeout(() => super.save(), 1); } }
class Below extends Late { save() { this.pages = 1; super.save(); } }
class Heir extends Late {}
class Done extends Model { save() { setTimeout(() => super.save(), 1); } async asave() { await super.asave(); } }
class Mended extends Late { async asave() { await Plain.objects.acreate(); } }
class Registered extends Model { save() { super.save(); } static { fallbackToSyncVariant(this.prototype, 'save', 'asave'); } }
// orm-migrate-ignore
class Ignored extends Model { save() { setTimeout(() => super.save(), 1); } }
`;

async function plan(
  code: string,
  options: object = {},
): Promise<{
  changes: Record<string, string>;
  problems: readonly string[];
  messages: readonly string[];
  reasons: Record<string, string>;
  paths: readonly (readonly string[])[];
}> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'transactions-')));
  try {
    const fixture = { name: 'project', options: { config: false, ...options } };
    const { result } = await migrateFiles(root, fixture, new Map([['app.js', BOOK + code]]));
    expect(result.files.flatMap(({ error }) => error ?? [])).toEqual([]);
    const changes = result.files.flatMap((file) => file.changes);
    const found = result.findings.filter((each) => each.code === 'fallback-in-transaction');
    return {
      changes: Object.fromEntries(
        changes.map(({ symbol, outcome, blocker }) => [symbol, blocker === null ? outcome : `${outcome} ${blocker}`]),
      ),
      reasons: Object.fromEntries(changes.map(({ symbol, reason }) => [symbol, reason])),
      problems: found.map(({ path, line, symbol }) => `${path}:${String(line)} ${symbol}`),
      messages: found.map(({ message }) => message),
      paths: found.map(({ callPath }) => callPath),
    };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

const LINE = BOOK.split('\n').length;

describe('fallback-in-transaction, in code that is async already: nothing is said of', () => {
  test.each([
    ['a model without an override', 'await new Plain().asave();'],
    ['a mirror', 'await new Mirrored().asave();'],
    ['a variant written by hand', 'await new Done().asave();'],
    ['a variant written by hand below a fallback', 'await new Mended().asave();'],
    ['what is marked orm-migrate-ignore', 'await new Ignored().asave();'],
    ['a value that may be anything', 'await request.book.asave();'],
    ['another method', 'await new Late().adelete();'],
    ['a callback that may run later', 'request.later(async () => { await new Late().asave(); });'],
  ])('%s', async (_name, body) => {
    const { problems } = await plan(
      `export async function show(request) { await transaction.aatomic(async () => { ${body} }); }`,
    );
    expect(problems).toEqual([]);
  });

  test.each([
    [
      'a fallback outside of a transaction',
      'export async function show(request) { await new Late().asave(); await transaction.aatomic(async () => {}); }',
    ],
    ['a sync transaction', 'export function show(request) { transaction.atomic(() => { new Late().save(); }); }'],
    [
      'a function around a sync transaction',
      'function inTx(f) { return transaction.atomic(f); }\nexport function show(request) { inTx(() => { new Late().save(); }); }',
    ],
    [
      'another function of that name',
      'const store = { aatomic: async (work) => work() };\nexport async function show(request) { await store.aatomic(async () => { await new Late().asave(); }); }',
    ],
    [
      'a function that is ignored',
      '// orm-migrate-ignore\nexport async function show(request) { await transaction.aatomic(async () => { await new Late().asave(); }); }',
    ],
  ])('%s', async (_name, code) => {
    expect((await plan(code)).problems).toEqual([]);
  });

  test('a base that delegates, whose own async variants do the same', async () => {
    const code =
      'export async function show(request) { await transaction.aatomic(async () => { await new Late().asave(); }); }';
    expect((await plan(code, { asyncBase: 'delegating' })).problems).toEqual([]);
  });
});

describe('fallback-in-transaction, in code that is async already', () => {
  test.each([
    ['a fallback of this run', 'await new Late().asave();'],
    ['a fallback that is inherited', 'await new Heir().asave();'],
    ['a mirror over a fallback', 'await new Below().asave();'],
    ['a fallback that is there already', 'await new Registered().asave();'],
    ['through a function', 'await write();'],
    ['in a loop', 'for (const id of [1]) await new Late(id).asave();'],
    ['in a callback that runs at once', 'await Promise.all([1].map(async () => { await new Late().asave(); }));'],
    ['in a transaction inside', 'await transaction.aatomic(async () => { await new Late().asave(); });'],
  ])('%s', async (_name, body) => {
    const code = `async function write() { await new Late().asave(); }\nexport async function show(request) { await transaction.aatomic(async () => { ${body} }); }`;
    expect((await plan(code)).problems.length).toBeGreaterThan(0);
  });

  test('says where, and the way there', async () => {
    const code = `async function write() { await new Late().asave(); }\nexport async function show(request) {\n  await transaction.aatomic(async () => {\n    await write();\n  });\n}`;
    const { problems, messages, paths } = await plan(code);
    expect(problems).toEqual([`app.js:${String(LINE)} write`]);
    expect(messages[0]).toMatch(
      /^new Late\(\)\.asave\(\) comes to the fallback of Late\.save\(\), which writes on the sync connection, outside of transaction\.aatomic\(\); /,
    );
    expect(paths[0]).toEqual([
      `app.js:${String(LINE + 2)} transaction.aatomic()`,
      `app.js:${String(LINE + 3)} write()`,
      `app.js:${String(LINE)} new Late().asave()`,
      'app.js:5 Late.save()',
    ]);
  });
});

describe('fallback-in-transaction, in other shapes', () => {
  const inside = 'await new Late().asave();';

  test.each([
    ['a manager that creates', 'await transaction.aatomic(async () => { await Late.objects.acreate({}); });'],
    [
      'a queryset that creates',
      'await transaction.aatomic(async () => { await Late.objects.filter({}).agetOrCreate({}); });',
    ],
    ['a name of its own', `const { aatomic } = transaction; await aatomic(async () => { ${inside} });`],
    ['another name', `const inOne = transaction.aatomic; await inOne(async () => { ${inside} });`],
    ['a function around it', `const inTx = (f) => transaction.aatomic(f); await inTx(async () => { ${inside} });`],
    [
      'a function around a function around it',
      `const inTx = (f) => transaction.aatomic(() => f()); const twice = (g) => inTx(g); await twice(async () => { ${inside} });`,
    ],
    ['a static method', `await Tx.aatomic(async () => { ${inside} });`],
    [
      'a variant by hand that runs the sync one',
      'await transaction.aatomic(async () => { await new Handed().asave(); });',
    ],
  ])('%s', async (_name, body) => {
    const code = `class Handed extends Model { save() { super.save(); } asave() { return Promise.resolve(this.save()); } }\nclass Tx { static atomic(f) { return f(); } static async aatomic(f) { return await f(); } }\nexport async function show(request) { ${body} }`;
    expect((await plan(code)).messages).toEqual([expect.stringContaining('comes to the fallback of ')]);
  });

  test('a parameter that may be any model', async () => {
    const code = `/** @param {Model} model */\nasync function store(model) { await transaction.aatomic(async () => { await model.asave(); }); }`;
    expect((await plan(code)).messages).toHaveLength(1);
  });

  test.each([
    ['an instance', 'new Plain().save();'],
    ['a manager', 'Plain.objects.create({});'],
    ['a function', 'write();'],
  ])('a sync call of %s', async (_name, body) => {
    const code = `function write() { new Plain().save(); }\nexport async function show(request) { await transaction.aatomic(async () => { ${body} }); }`;
    const { messages } = await plan(code);
    expect(messages).toEqual([
      expect.stringContaining('works on the sync connection, outside of transaction.aatomic()'),
    ]);
  });

  test.each([
    ['a manager of a model without an override', 'await Plain.objects.acreate({});'],
    ['a manager of a mirror', 'await Mirrored.objects.acreate({});'],
    [
      'bulk operations',
      'await Late.objects.aupdate({}); await Late.objects.abulkCreate([]); await Late.objects.adelete();',
    ],
    ['reading', 'await Late.objects.aget({}); Late.objects.filter({});'],
  ])('nothing is said of %s', async (_name, body) => {
    const code = `export async function show(request) { await transaction.aatomic(async () => { ${body} }); }`;
    expect((await plan(code)).messages).toEqual([]);
  });
});

describe('a mirror with a transaction', () => {
  const save = (body: string): string =>
    `export class Book extends Model { save() { transaction.atomic(() => { super.save(); ${body} }); } }`;

  test.each([
    ['over models without overrides', 'new Plain().save();'],
    ['over mirrors', 'new Mirrored().save();'],
    ['over a variant written by hand', 'new Done().save();'],
    ['over a manager that creates a model without overrides', 'Plain.objects.create({});'],
    ['over a manager that creates a mirror', 'Mirrored.objects.create({});'],
    ['over bulk operations', 'Late.objects.update({}); Late.objects.bulkCreate([]); Late.objects.filter({}).delete();'],
    ['over reading', 'Late.objects.get({}); Late.objects.count();'],
  ])('%s', async (_name, body) => {
    expect((await plan(save(body))).changes['Book.save']).toBe('mirror');
  });

  test.each([
    ['over a fallback', 'new Late().save();'],
    ['over a fallback that is inherited', 'new Heir().save();'],
    ['over a mirror of a fallback', 'new Below().save();'],
    ['over a fallback that is there already', 'new Registered().save();'],
    ['over a function that comes to one', 'write();'],
    ['over a fallback in a loop', 'for (const id of [1]) new Late(id).save();'],
    ['over a manager that creates', 'Late.objects.create({});'],
    ['over a manager that gets or creates', 'Late.objects.getOrCreate({});'],
    ['over a queryset that updates or creates', 'Late.objects.filter({}).updateOrCreate({});'],
    ['over a manager of an heir', 'Heir.objects.create({});'],
    ['over a function around the transaction', 'inTx(() => { new Late().save(); });'],
    ['over a fallback in a callback', '[1].forEach(() => { new Late().save(); });'],
  ])('%s becomes a fallback', async (_name, body) => {
    const code = `function inTx(f) { return transaction.atomic(() => f()); }\nfunction write() { new Late().save(); }\n${save(body)}`;
    const { changes, reasons } = await plan(code);
    expect(changes['Book.save']).toBe('fallback fallback-in-transaction');
    expect(reasons['Book.save']).toMatch(
      /runs (Late|Registered)\.save\(\), a fallback, inside transaction\.atomic\(\)$/,
    );
  });

  test('of a base that falls back becomes one, too', async () => {
    const code = 'export class Book extends Late { save() { transaction.atomic(() => { super.save(); }); } }';
    expect((await plan(code)).changes['Book.save']).toBe('fallback fallback-in-transaction');
  });

  test('and so does what calls it in a transaction of its own', async () => {
    const code = `${save('new Late().save();')}\nexport class Shelf extends Model { save() { transaction.atomic(() => { new Book().save(); super.save(); }); } }`;
    const { changes } = await plan(code);
    expect(changes['Shelf.save']).toBe('fallback fallback-in-transaction');
  });

  test.each([
    ['typed as the root', '/** @type {Model[]} */ lines = [];', 'for (const line of this.lines) line.save();'],
    ['typed as one or nothing', '/** @type {Model | null} */ owner = null;', 'this.owner.save();'],
    ['typed as a manager', '/** @type {import("orm").Manager} */ rows;', 'this.rows.create({});'],
  ])('over a value %s becomes a fallback where any model falls back', async (_name, field, body) => {
    const code = `export class Book extends Model { ${field} save() { transaction.atomic(() => { super.save(); ${body} }); } }`;
    expect((await plan(code)).changes['Book.save']).toMatch(/^fallback /);
  });

  test('over a variant by hand that runs the sync one becomes a fallback', async () => {
    const code = `class Handed extends Model { save() { super.save(); } asave() { return Promise.resolve(this.save()); } }\n${save('new Handed().save();')}`;
    expect((await plan(code)).changes['Book.save']).toBe('fallback fallback-in-transaction');
  });

  test('over a variant by hand that comes to a fallback becomes one', async () => {
    const code = `class Handed extends Model { save() { super.save(); } async asave() { await write(); } }\nasync function write() { await Late.objects.acreate({}); }\n${save('new Handed().save();')}`;
    expect((await plan(code)).changes['Book.save']).toBe('fallback fallback-in-transaction');
  });

  test('that creates what creates in a transaction of its own, and that a fallback', async () => {
    const code = `export class Shelf extends Model { save() { transaction.atomic(() => { Book.objects.create({}); super.save(); }); } }\n${save('Late.objects.create({});')}`;
    const { changes } = await plan(code);
    expect([changes['Shelf.save'], changes['Book.save']]).toEqual(Array(2).fill('fallback fallback-in-transaction'));
  });

  test('two that run each other in transactions are mirrors', async () => {
    const code = `export class A extends Model { save() { transaction.atomic(() => { super.save(); if (this.b) new B().save(); }); } }\nexport class B extends Model { save() { transaction.atomic(() => { super.save(); if (this.a) new A().save(); }); } }`;
    const { changes } = await plan(code);
    expect([changes['A.save'], changes['B.save']]).toEqual(['mirror', 'mirror']);
  });

  test.each([
    ['a decorator', 'class Odd extends Model { @logged save() { super.save(); } }'],
    [
      'an assignment elsewhere',
      'class Odd extends Model { save() { super.save(); } }\nif (process.env.X) Odd.prototype.save = function () {};',
    ],
  ])('over a fallback because of %s becomes a fallback', async (_name, code) => {
    const { changes } = await plan(`${code}\nfunction logged() {}\n${save('new Odd().save();')}`);
    expect(changes['Book.save']).toMatch(/^fallback /);
  });
});

describe("the project's own ORM, whose code is read", () => {
  const orm = (acreate: string, asave = 'await op();'): string => `
class Rows {
  constructor(model) { this.model = model; }
  create(values) { const made = new this.model(values); made.save(); return made; }
  async acreate(values) { ${acreate} }
}
class Root {
  static get objects() { return new Rows(this); }
  save() { write(); }
  async asave() { ${asave} }
}
const own = { atomic(work) { return work(); }, async aatomic(work) { return await work(); } };
async function op() {}
function write() {}
class Entry extends Root { save() { setTimeout(() => super.save(), 1); } }
class Leaf extends Root { save() { this.at = 1; super.save(); } }
`;
  const SAVING = 'const made = new this.model(values); await made.asave(); return made;';
  const order = (body: string): string =>
    `export class Order extends Root { save() { own.atomic(() => { super.save(); ${body} }); } }`;

  test.each([
    [
      'an operation that saves what falls back',
      SAVING,
      'Entry.objects.create({});',
      'fallback fallback-in-transaction',
    ],
    ['an operation that saves a mirror', SAVING, 'Leaf.objects.create({});', 'mirror'],
    [
      'an operation that writes by itself',
      'await op(); return new this.model(values);',
      'Entry.objects.create({});',
      'mirror',
    ],
    ['an instance that falls back', SAVING, 'new Entry().save();', 'fallback fallback-in-transaction'],
  ])('%s', async (_name, acreate, body, expected) => {
    expect((await plan(orm(acreate) + order(body))).changes['Order.save']).toBe(expected);
  });

  test('is looked through in async code, too', async () => {
    const code = `${orm(SAVING)}export async function show(request) { await own.aatomic(async () => { await Entry.objects.acreate({}); await Leaf.objects.acreate({}); }); }`;
    expect((await plan(code)).messages).toEqual([
      expect.stringMatching(/^Entry\.objects\.acreate\(\) comes to the fallback of Entry\.save\(\)/),
    ]);
  });
});
