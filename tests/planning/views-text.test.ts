import { describe, expect, test } from 'vitest';
import { wrapViews } from './views-project.ts';

const HEAD = "import { Book } from './models.js';\n";
const IMPORTED = `${HEAD}import { newConnection } from 'orm-migrate-runtime';\n`;

/** Wraps the views in a piece of code, and gives back what has become of it. */
async function wrapped(code: string, path = 'app.js'): Promise<string> {
  const { text, views } = await wrapViews({ [path]: HEAD + code });
  expect(Object.values(views), code).toContain('wrap');
  expect(text(path).startsWith(IMPORTED)).toBe(true);
  return text(path).slice(IMPORTED.length);
}

describe('a block', () => {
  test.each([
    [
      'on one line',
      'export async function show(req) { return await Book.objects.aget(req); }\n',
      'export async function show(req) { return newConnection(async () => { return await Book.objects.aget(req); }); }\n',
    ],
    [
      'that begins beside its brace',
      'export async function show(req) { log(req);\n  return await Book.objects.aget(req);\n}\n',
      'export async function show(req) { return newConnection(async () => { log(req);\n  return await Book.objects.aget(req);\n}); }\n',
    ],
    [
      'that ends beside its brace',
      'export async function show(req) {\n  return await Book.objects.aget(req); }\n',
      'export async function show(req) { return newConnection(async () => {\n  return await Book.objects.aget(req); }); }\n',
    ],
    [
      'that ends in a comment',
      'export async function show(req) { await Book.objects.aget(req); // it\n}\n',
      'export async function show(req) { return newConnection(async () => { await Book.objects.aget(req); // it\n}); }\n',
    ],
    [
      'with a comment behind its brace',
      'export async function show(req) { // eslint-disable-line\n  await Book.objects.aget(req);\n}\n',
      'export async function show(req) { // eslint-disable-line\n  return newConnection(async () => {\n    await Book.objects.aget(req);\n  });\n}\n',
    ],
    [
      'with comments around',
      'export async function show(req) {\n  /*\n   * first\n   */\n  await Book.objects.aget(req); // it\n\n  // last\n}\n',
      'export async function show(req) {\n  return newConnection(async () => {\n    /*\n     * first\n     */\n    await Book.objects.aget(req); // it\n\n    // last\n  });\n}\n',
    ],
    [
      'with an indent of its own',
      'export async function show(req) {\n      await Book.objects.aget(req);\n      if (req) {\n        log(req);\n      }\n}\n',
      'export async function show(req) {\n      return newConnection(async () => {\n            await Book.objects.aget(req);\n            if (req) {\n              log(req);\n            }\n      });\n}\n',
    ],
    [
      'inside other code',
      'const views = {\n  async show(req) {\n    await Book.objects.aget(req);\n  },\n};\nexport default views;\n',
      'const views = {\n  async show(req) {\n    return newConnection(async () => {\n      await Book.objects.aget(req);\n    });\n  },\n};\nexport default views;\n',
    ],
    [
      'of tabs',
      'export async function show(req) {\n\tif (req) {\n\t\tawait Book.objects.aget(req);\n\t}\n}\n',
      'export async function show(req) {\n\treturn newConnection(async () => {\n\t\tif (req) {\n\t\t\tawait Book.objects.aget(req);\n\t\t}\n\t});\n}\n',
    ],
  ])('%s', async (_name, before, after) => {
    expect(await wrapped(before)).toBe(after);
  });

  test('without semicolons', async () => {
    const before =
      "import { Book } from './models.js'\nexport async function show(req) {\n  const book = await Book.objects.aget(req)\n  ;[book].forEach(log)\n}\n";
    const after =
      "import { Book } from './models.js'\nimport { newConnection } from 'orm-migrate-runtime'\nexport async function show(req) {\n  return newConnection(async () => {\n    const book = await Book.objects.aget(req)\n    ;[book].forEach(log)\n  })\n}\n";
    expect((await wrapViews({ 'app.js': before })).text()).toBe(after);
  });

  test('with CRLF line ends', async () => {
    const before = `${HEAD}export async function show(req) {\n  'use strict';\n\n  await Book.objects.aget(req);\n}\n`;
    const after = `${IMPORTED}export async function show(req) {\n  'use strict';\n\n  return newConnection(async () => {\n    await Book.objects.aget(req);\n  });\n}\n`;
    const { text } = await wrapViews({ 'app.js': before.replaceAll('\n', '\r\n') });
    expect(text()).toBe(after.replaceAll('\n', '\r\n'));
  });
});

describe('directives stay first', () => {
  test.each([
    [
      'on a line',
      "{\n  'use server';\n  await Book.objects.aget(req);\n}",
      "{\n  'use server';\n  return newConnection(async () => {\n    await Book.objects.aget(req);\n  });\n}",
    ],
    [
      'with a comment and a blank line behind',
      "{\n  'use server'; // why\n\n  await Book.objects.aget(req);\n}",
      "{\n  'use server'; // why\n\n  return newConnection(async () => {\n    await Book.objects.aget(req);\n  });\n}",
    ],
    [
      'on one line',
      "{ 'use server'; await Book.objects.aget(req); }",
      "{ 'use server'; return newConnection(async () => { await Book.objects.aget(req); }); }",
    ],
    [
      'without a semicolon',
      "{ 'use server'\n  await Book.objects.aget(req) }",
      "{ 'use server'; return newConnection(async () => {\n  await Book.objects.aget(req) }); }",
    ],
  ])('%s', async (_name, before, after) => {
    expect(await wrapped(`export async function show(req) ${before}\n`)).toBe(
      `export async function show(req) ${after}\n`,
    );
  });
});

describe('an expression', () => {
  test.each([
    ['plain', 'Book.objects.aget(req)', 'newConnection(async () => Book.objects.aget(req))'],
    [
      'an object',
      '({ book: await Book.objects.aget(req) })',
      'newConnection(async () => ({ book: await Book.objects.aget(req) }))',
    ],
    [
      'in two pairs of parentheses',
      '((await Book.objects.aget(req), 1))',
      'newConnection(async () => ((await Book.objects.aget(req), 1)))',
    ],
    [
      'behind a comment with an arrow in it',
      '/* => */ Book.objects.aget(req)',
      '/* => */ newConnection(async () => Book.objects.aget(req))',
    ],
    [
      'that is an arrow with parentheses',
      '(/* => */ await Book.objects.aget(req)).map((x) => x)',
      'newConnection(async () => (/* => */ await Book.objects.aget(req)).map((x) => x))',
    ],
    [
      'on lines of its own',
      '\n  Book.objects\n    .aget(req)',
      '\n  newConnection(async () => Book.objects\n    .aget(req))',
    ],
    [
      'conditional',
      'req ? await Book.objects.aget(req) : null',
      'newConnection(async () => req ? await Book.objects.aget(req) : null)',
    ],
  ])('%s', async (_name, before, after) => {
    expect(await wrapped(`export const show = async (req) => ${before};\n`)).toBe(
      `export const show = async (req) => ${after};\n`,
    );
  });
});

describe('text that is data is not moved', () => {
  test('template literals, but the code in them', async () => {
    const before =
      'export async function show(req) {\n  const q = `\nSELECT ${\n    req\n  }\n  FROM t\n${1}`;\n  return await Book.objects.aget(q);\n}\n';
    const after =
      'export async function show(req) {\n  return newConnection(async () => {\n    const q = `\nSELECT ${\n      req\n    }\n  FROM t\n${1}`;\n    return await Book.objects.aget(q);\n  });\n}\n';
    expect(await wrapped(before)).toBe(after);
  });

  test('strings that go on after a line end', async () => {
    const before =
      "export async function show(req) {\n  const q = 'a\\\n  b';\n  return await Book.objects.aget(q);\n}\n";
    const after =
      "export async function show(req) {\n  return newConnection(async () => {\n    const q = 'a\\\n  b';\n    return await Book.objects.aget(q);\n  });\n}\n";
    expect(await wrapped(before)).toBe(after);
  });

  test('JSX text and attributes, but the code in them', async () => {
    const before =
      'export async function show(req) {\n  return (\n    <p title="a\n  b" on={() => {\n      go();\n    }}>\n      {await Book.objects.acount()}\n    </p>\n  );\n}\n';
    const after =
      'export async function show(req) {\n  return newConnection(async () => {\n    return (\n      <p title="a\n  b" on={() => {\n        go();\n      }}>\n      {await Book.objects.acount()}\n    </p>\n    );\n  });\n}\n';
    expect(await wrapped(before, 'app.jsx')).toBe(after);
  });
});

describe('the function around the body is kept', () => {
  test.each([
    [
      'app.ts',
      'export async function show<T extends object>(req: Request, given?: T): Promise<T | number> {',
      'return given ?? (await Book.objects.acount());',
      ': Promise<T | number>',
    ],
    ['app.ts', 'export const show = async (req: Request): Promise<number> => {', 'return await Book.objects.acount();'],
    [
      'app.js',
      'export async function show(req, { id, ...rest } = {}, ...more) {',
      'return [this, arguments.length, await Book.objects.aget({ id })];',
    ],
  ])('%s %s', async (path, head, line, type = '') => {
    const tail = head.includes('=>') ? '};\n' : '}\n';
    expect(await wrapped(`${head}\n  ${line}\n${tail}`, path)).toBe(
      `${head}\n  return newConnection(async ()${type} => {\n    ${line}\n  });\n${tail}`,
    );
  });

  test('of methods, with super and this', async () => {
    const method = (body: string): string =>
      `class Views extends Base {\n  static async #show(req) {\n${body}  }\n\n  async 'list'(req) {}\n}\n`;
    const line = 'return await super.show(this.x, await Book.objects.acount());';
    expect(await wrapped(method(`    ${line}\n`))).toBe(
      method(`    return newConnection(async () => {\n      ${line}\n    });\n`),
    );
  });

  test('one handler inside another', async () => {
    const before =
      "import express from 'express';\nexport async function main() {\n  await Book.objects.acount();\n  express().get('/x', async (a, b) => {\n    b.json(await Book.objects.acount());\n  });\n}\n";
    const { text, views } = await wrapViews({ 'app.js': HEAD + before });
    expect(views).toEqual({ main: 'wrap', 'GET /x': 'wrap' });
    expect(text()).toContain(
      "  return newConnection(async () => {\n    await Book.objects.acount();\n    express().get('/x', async (a, b) => {\n      return newConnection(async () => {\n        b.json(await Book.objects.acount());\n      });\n    });\n  });\n",
    );
  });
});
