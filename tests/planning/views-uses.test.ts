import { describe, expect, test } from 'vitest';
import { withBook, wrapViews } from './views-project.ts';

const RUNTIME = "import { collect } from 'orm-migrate-runtime';\n";
const STORE = 'const store = { atomic(f) { return f(); }, async aatomic(f) { return await f(); } };\n';
const show = (body: string): string => `export async function show(request) { ${body} }`;

describe('not an async operation of the ORM', () => {
  test.each([
    ['a list of something else', `${RUNTIME}${show('return await collect(request.rows);')}`],
    [
      'a function of the project of that name',
      `const collect = async (rows) => rows;\n${show('return await collect([]);')}`,
    ],
    ['a list made of an array', show('return await Array.fromAsync([1, 2]);')],
    [
      'an object with a variant of another name',
      `const store = { put() {}, async aput() {} };\n${show('await store.aput();')}`,
    ],
    [
      'an object without the sync variant',
      `const store = { async aatomic(f) { await f(); } };\n${show('await store.aatomic(() => {});')}`,
    ],
    ['a name for something else', show('const { acount } = request; return await acount();')],
  ])('%s', async (_name, code) => {
    expect((await wrapViews(withBook(code))).views).toEqual({});
  });
});

describe('an async operation of the ORM', () => {
  test.each([
    ['collect() of the runtime', `${RUNTIME}${show('return await collect(Book.objects.all());')}`],
    [
      'collect() under another name',
      `import { collect as list } from 'orm-migrate-runtime';\n${show('return await list(Book.objects.filter({}));')}`,
    ],
    [
      'collect() from a namespace',
      `import * as runtime from 'orm-migrate-runtime';\n${show('return await runtime.collect(Book.objects.all());')}`,
    ],
    ['Array.fromAsync()', show('return await Array.fromAsync(Book.objects.all());')],
    ["the project's own transactions", `${STORE}${show('await store.aatomic(async () => {});')}`],
    [
      'a transaction by its name alone',
      `${STORE}const { aatomic } = store;\n${show('await aatomic(async () => {});')}`,
    ],
    ['an operation under another name', show('const count = Book.objects.acount; return await count();')],
  ])('%s', async (_name, code) => {
    expect((await wrapViews(withBook(code))).views).toEqual({ show: 'wrap' });
  });
});
