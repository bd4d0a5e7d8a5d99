/** Top-level code of scripts: which statements go into a context together, and why some stay outside. */
import { describe, expect, test } from 'vitest';
import { withBook, wrapViews } from './views-project.ts';

const COUNT = 'await Book.objects.acount()';
const OPEN = 'await newConnection(async () => {';

async function after(code: string, path = 'app.js'): Promise<string> {
  const outcome = await wrapViews({ [path]: withBook(code) });
  expect(outcome.findings).toEqual([]);
  const text = outcome.text(path);
  return text.replace(/^import .*\n/gm, '').replace(/^\n/, '');
}

/** The reason in the one finding; nothing is written. */
async function reason(code: string, path = 'app.js'): Promise<string> {
  const source = withBook(code);
  const { findings, text, reasons } = await wrapViews({ [path]: source });
  expect(text(path)).toBe(source);
  // What a callback does later is told apart.
  const certain = findings.filter(({ message }) => !message.includes('may run outside'));
  const messages = [...new Set(certain.map(({ message }) => message.replace(/^.*because /, '')))];
  expect(messages).toHaveLength(1);
  expect(reasons['(module)']).toBe(messages[0]);
  return messages[0] ?? '';
}

describe('is left alone', () => {
  test.each([
    [
      'without the ORM',
      'import fs from "node:fs";\nconst text = await fs.promises.readFile("a");\nconsole.log(text);\n',
    ],
    [
      'what is in a context',
      `import { newConnection } from 'orm-migrate-runtime';\nawait newConnection(async () => ${COUNT});\n`,
    ],
    [
      'what a wrapped function does',
      `async function main() {\n  return newConnection(async () => ${COUNT});\n}\nimport { newConnection } from 'orm-migrate-runtime';\nawait main();\n`,
    ],
    ['on request', `// orm-migrate-ignore\nconsole.log(${COUNT});\n`],
  ])('code %s', async (_name, code) => {
    const { findings, text } = await wrapViews(withBook(code));
    expect(findings).toEqual([]);
    expect(text()).toBe(withBook(code));
  });
});

describe('the statements', () => {
  test('from the first to the last that reach the ORM', async () => {
    expect(await after(`let a;\n${COUNT};\nb();\n${COUNT};\nc();\n`)).toBe(
      `let a;\n${OPEN}\n  ${COUNT};\n  b();\n  ${COUNT};\n});\nc();\n`,
    );
  });

  test('and those that use what they declare', async () => {
    expect(await after(`const n = ${COUNT};\nconst twice = n * 2;\na();\nconsole.log(twice);\nb();\n`)).toBe(
      `${OPEN}\n  const n = ${COUNT};\n  const twice = n * 2;\n  a();\n  console.log(twice);\n});\nb();\n`,
    );
  });

  test('before them too', async () => {
    expect(await after(`a();\nfunction show() {\n  return n;\n}\nconst n = ${COUNT};\nshow();\n`)).toBe(
      `a();\n${OPEN}\n  function show() {\n    return n;\n  }\n  const n = ${COUNT};\n  show();\n});\n`,
    );
  });

  test('through a function, of this file or another', async () => {
    const { text, findings } = await wrapViews({
      'count.js': withBook(`export async function count() {\n  return ${COUNT};\n}\n`),
      'app.js': "import { count } from './count.js';\n\nawait count();\nconsole.log(1);\n",
    });
    expect(findings).toEqual([]);
    expect(text()).toBe(
      `import { count } from './count.js';\nimport { newConnection } from 'orm-migrate-runtime';\n\n${OPEN}\n  await count();\n});\nconsole.log(1);\n`,
    );
    expect(text('count.js')).not.toContain('newConnection');
  });

  test.each([
    ['a condition', `if (process.argv[2]) {\n  ${COUNT};\n}\n`],
    ['a loop over a query', 'for await (const book of Book.objects.all()) console.log(book);\n'],
    ['all of several', 'await Promise.all([Book.objects.acount(), Book.objects.afirst()]);\n'],
    ['a list of promises', 'await Promise.all([1, 2].map(async (id) => Book.objects.aget({ id })));\n'],
    ['a spread list of promises', 'await Promise.all([...[1, 2].map(async (id) => Book.objects.aget({ id }))]);\n'],
    ['reactions', 'await Book.objects.acount().then((n) => n + 1).catch(() => 0);\n'],
    ['either of two', 'await (process.argv[2] ? Book.objects.acount() : Book.objects.adelete());\n'],
    ['an immediately invoked function', `await (async () => {\n  ${COUNT};\n})();\n`],
    ['a try statement', `try {\n  ${COUNT};\n} catch (error) {\n  console.error(error);\n}\n`],
    ['a labelled loop', `again: for (;;) {\n  if (${COUNT}) break again;\n}\n`],
  ])('with %s', async (_name, code) => {
    const moved = code
      .trimEnd()
      .split('\n')
      .map((line) => `  ${line}\n`);
    expect(await after(code)).toBe(`${OPEN}\n${moved.join('')}});\n`);
  });

  test('names in scopes of their own are other names', async () => {
    const code = `export function show(book) {\n  return book.n;\n}\nexport const other = { n: 1 };\nconst n = ${COUNT};\nfor await (const book of Book.objects.all()) console.log(book, n);\n`;
    expect(await after(code)).toContain(`${OPEN}\n  const n = ${COUNT};\n  for await`);
  });

  test('a class that is declared among them moves along, with what is written for it', async () => {
    const code = `const n = ${COUNT};\nclass Novel extends Book {\n  save() {\n    this.n = n;\n    super.save();\n  }\n}\nawait new Novel().asave();\n`;
    const source = { 'app.js': withBook(code) };
    const { text } = await wrapViews(source, { only: ['add-async-variants', 'wrap-new-connection'] });
    expect(text()).toContain(
      '    /** Async variant of {@link save}. */\n    async asave() {\n      this.n = n;\n      await super.asave();\n    }\n  }\n  await new Novel().asave();\n});\n',
    );
  });

  test('a view among them gets its own context', async () => {
    const code = `import express from 'express';\nconst app = express();\nconst n = ${COUNT};\napp.get('/', async (req, res) => {\n  res.json(${COUNT});\n});\napp.listen(n);\n`;
    expect(await after(code)).toContain(
      `  app.get('/', async (req, res) => {\n    return newConnection(async () => {\n      res.json(${COUNT});\n    });\n  });\n  app.listen(n);\n});\n`,
    );
  });

  test('in TypeScript a variable is assigned where it is declared', async () => {
    expect(await after(`let n: number;\nn = ${COUNT};\nconsole.log(n);\n`, 'app.ts')).toBe(
      `${OPEN}\n  let n: number;\n  n = ${COUNT};\n  console.log(n);\n});\n`,
    );
    expect(await after(`let n = 0;\nn = ${COUNT};\nconsole.log(n);\n`)).toBe(
      `let n = 0;\n${OPEN}\n  n = ${COUNT};\n});\nconsole.log(n);\n`,
    );
  });

  test('types count as uses', async () => {
    expect(await after(`const n = ${COUNT};\na();\ntype N = typeof n;\n`, 'app.ts')).toBe(
      `${OPEN}\n  const n = ${COUNT};\n  a();\n  type N = typeof n;\n});\n`,
    );
    expect(await reason(`const n = ${COUNT}, m = ${COUNT};\nexport type N = typeof n;\n`, 'app.ts')).toBe(
      '`n` is used in what line 3 exports',
    );
  });
});

describe('the value alone', () => {
  test.each([
    [
      'that is exported',
      `export const n = ${COUNT};\n`,
      'export const n = await newConnection(async () => Book.objects.acount());\n',
    ],
    [
      'that is exported by name',
      `const n = ${COUNT};\nexport { n };\n`,
      'const n = await newConnection(async () => Book.objects.acount());\nexport { n };\n',
    ],
    [
      'that is the default export',
      `export default ${COUNT};\n`,
      'export default await newConnection(async () => Book.objects.acount());\n',
    ],
    [
      'that is several',
      'export const [a, b] = await Promise.all([Book.objects.acount(), Book.objects.afirst()]);\n',
      'export const [a, b] = await newConnection(async () => Promise.all([Book.objects.acount(), Book.objects.afirst()]));\n',
    ],
    [
      'that is destructured',
      'export const { a } = await Book.objects.aget();\n',
      'export const { a } = await newConnection(async () => Book.objects.aget());\n',
    ],
    [
      'that a function gives',
      `async function count() {\n  return (${COUNT}) + 1;\n}\nexport const n = await count();\n`,
      'export const n = await newConnection(async () => count());\n',
    ],
    [
      'in an expression',
      `export const n = (${COUNT}) + 1;\n`,
      'export const n = (await newConnection(async () => Book.objects.acount())) + 1;\n',
    ],
    [
      'in parentheses',
      'export const n = await (Book.objects.acount());\n',
      'export const n = await newConnection(async () => (Book.objects.acount()));\n',
    ],
    [
      'beside what opens a context',
      `import { newConnection } from 'orm-migrate-runtime';\nconst n = ${COUNT};\nawait newConnection(async () => Book.objects.aget({ n }));\n`,
      'const n = await newConnection(async () => Book.objects.acount());\nawait newConnection(async () => Book.objects.aget({ n }));\n',
    ],
  ])('%s', async (_name, code, expected) => {
    expect(await after(code)).toContain(expected);
  });
});

describe('a reason is given', () => {
  test.each([
    ['what is exported', `export const n = ${COUNT};\nexport const m = ${COUNT};\n`, '`n` is exported'],
    ['an export list', `const n = ${COUNT};\nconst m = ${COUNT};\nexport { n as total };\n`, '`n` is exported'],
    ['a default export', `const n = ${COUNT};\n${COUNT};\nexport default n;\n`, '`n` is exported'],
    ['CommonJS exports', `const n = ${COUNT};\n${COUNT};\nmodule.exports = { n };\n`, '`n` is exported'],
    [
      'an exported function',
      `const n = ${COUNT};\n${COUNT};\nexport function get() {\n  return n;\n}\n`,
      '`n` is used in what line 4 exports',
    ],
    [
      'an import among them',
      `${COUNT};\nimport './other.js';\n${COUNT};\n`,
      'an import stands among the statements that would have to move, at line 3',
    ],
    [
      'nobody waiting',
      `async function count() {\n  return ${COUNT};\n}\ncount();\n${COUNT};\n`,
      'nothing waits for count() at line 5',
    ],
    [
      'a promise that is kept',
      `const n = Book.objects.acount();\nawait n;\n`,
      'nothing waits for Book.objects.acount() at line 2',
    ],
    [
      'a promise before &&',
      `await (Book.objects.acount() && 1);\n`,
      'nothing waits for Book.objects.acount() at line 2',
    ],
    [
      'a callback that nobody waits for',
      `[1].forEach(async () => {\n  ${COUNT};\n});\n${COUNT};\n`,
      'nothing waits for [1].forEach() at line 2',
    ],
    [
      'a callback for later',
      `import jobs from 'jobs';\nconst n = ${COUNT};\njobs.add(async () => {\n  await Book.objects.aget({ n });\n});\n${COUNT};\n`,
      'jobs.add() at line 4 may run later, when the context has ended',
    ],
    [
      'a context of its own',
      `import { newConnection } from 'orm-migrate-runtime';\n${COUNT};\nawait newConnection(async () => ${COUNT});\n${COUNT};\n`,
      'newConnection() at line 4 opens a context of its own',
    ],
    [
      'another newConnection',
      `function newConnection() {}\n${COUNT};\n`,
      'newConnection stands for something else here',
    ],
    ['eval', `${COUNT};\neval('1');\n`, 'the module runs code from a string with eval(), which may name any variable'],
    [
      'a query as value',
      `async function books() {\n  ${COUNT};\n  return { all: Book.objects.all() };\n}\nexport const { all } = await books();\n`,
      '`all` is exported',
    ],
    [
      'a value that is not known',
      `async function load(f) {\n  ${COUNT};\n  return f();\n}\nexport const value = await load(other);\n`,
      '`value` is exported',
    ],
  ])('%s', async (_name, code, expected) => {
    expect(await reason(code)).toBe(expected);
  });

  test('what is disposed of at the end of the module', async () => {
    const code = `${COUNT};\nusing file = open();\nfile.write(${COUNT});\n`;
    expect(await after(`${code}a();\n`)).toContain('  a();\n});\n');
    expect(await reason(`${code}export const a = 1;\n`)).toBe(
      'an export stands among the statements that would have to move, at line 5',
    );
  });

  test('a namespace, which cannot stand in a function', async () => {
    expect(await reason(`${COUNT};\nnamespace A {\n  export const a = 1;\n}\n${COUNT};\n`, 'app.ts')).toBe(
      'a statement that cannot stand in a function stands among the statements that would have to move, at line 3',
    );
  });
});

test('a main function with a context of its own is not called inside another one', async () => {
  const code = `async function main(n) {\n  ${COUNT};\n}\nconst n = ${COUNT};\nawait main(n);\n`;
  expect(await after(code)).toContain(
    'const n = await newConnection(async () => Book.objects.acount());\nawait main(n);\n',
  );
});

test('a script is reported as the top level of its module', async () => {
  const { views, reasons, ids } = await wrapViews(withBook(`console.log(${COUNT});\n`));
  expect(views).toEqual({ '(module)': 'wrap' });
  expect(reasons).toEqual({ '(module)': 'its top level reaches Book.objects.acount() at line 2' });
  expect(ids).toEqual(['wrap-new-connection:app.js:(module)']);
});
