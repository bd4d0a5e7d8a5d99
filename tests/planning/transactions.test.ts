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

describe('a mirror with a transaction', () => {
  const save = (body: string): string =>
    `export class Book extends Model { save() { transaction.atomic(() => { super.save(); ${body} }); } }`;

  test.each([
    ['over models without overrides', 'new Plain().save();'],
    ['over mirrors', 'new Mirrored().save();'],
    ['over a variant written by hand', 'new Done().save();'],
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
    ['over a fallback in a callback', '[1].forEach(() => { new Late().save(); });'],
  ])('%s becomes a fallback', async (_name, body) => {
    const { changes, reasons } = await plan(`function write() { new Late().save(); }\n${save(body)}`);
    expect(changes['Book.save']).toBe('fallback fallback-in-transaction');
    expect(reasons['Book.save']).toMatch(
      /runs (Late|Registered)\.save\(\) inside transaction\.atomic\(\), and a fallback would write outside of the transaction$/,
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
