import { describe, expect, test } from 'vitest';
import { apply } from '../../../../src/frontends/javascript/apply/index.ts';
import type { Edit } from '../../../../src/model/plan.ts';
import { edited, mirrorOf, rangeOf } from './editing.ts';

const HEAD = 'await newConnection(async () => {';

function span(source: string, text: string): Edit {
  return { kind: 'wrap-statements', statements: rangeOf(source, text), helper: 'newConnection' };
}

/** Wraps a text in a module; what stands before it is `import 'x'` unless there is something else. */
function wrapped(source: string, text: string, path?: string): string {
  return edited(source, [span(source, text)], path);
}

describe('statements', () => {
  test('on lines of their own move one level in', () => {
    expect(wrapped("import 'x';\n\na();\n\nawait b();\nc();\n", 'a();\n\nawait b();')).toBe(
      `import 'x';\n\n${HEAD}\n  a();\n\n  await b();\n});\nc();\n`,
    );
  });

  test('at the end of a file without a line break', () => {
    expect(wrapped("import 'x';\nawait b();", 'await b();')).toBe(`import 'x';\n${HEAD}\n  await b();\n});`);
  });

  test('take their comments along', () => {
    const source = "import 'x';\n\n// of the file\n\n/** of it */\n// and it\nawait b(); // c\n// of the next\nd();\n";
    expect(wrapped(source, 'await b();')).toBe(
      `import 'x';\n\n// of the file\n\n${HEAD}\n  /** of it */\n  // and it\n  await b(); // c\n});\n// of the next\nd();\n`,
    );
  });

  test('leave the comment that opens the file, and the first line', () => {
    expect(wrapped("// licence\nawait b();\nimport 'x';\n", 'await b();')).toBe(
      `// licence\n${HEAD}\n  await b();\n});\nimport 'x';\n`,
    );
    expect(wrapped("#!/usr/bin/env node\n// licence\nawait b();\nimport 'x';\n", 'await b();')).toMatch(
      /^#!\/usr\/bin\/env node\n\/\/ licence\nawait newConnection/,
    );
    expect(wrapped("\uFEFFawait b();\nimport 'x';\n", 'await b();')).toBe(
      `\uFEFF${HEAD}\n  await b();\n});\nimport 'x';\n`,
    );
  });

  test('with tabs, and with CRLF', () => {
    expect(wrapped("import 'x';\nif (a) {\n\tb();\n}\nawait b();\n", 'if (a) {\n\tb();\n}\nawait b();')).toBe(
      `import 'x';\n${HEAD}\n\tif (a) {\n\t\tb();\n\t}\n\tawait b();\n});\n`,
    );
    expect(wrapped("import 'x';\r\na();\r\n\r\nawait b();\r\nc();\r\n", 'a();\r\n\r\nawait b();')).toBe(
      `import 'x';\r\n${HEAD}\r\n  a();\r\n\r\n  await b();\r\n});\r\nc();\r\n`,
    );
  });

  test('keep text that is data', () => {
    const template = 'await b(`x\n  y\n`);';
    expect(wrapped(`import 'x';\n${template}\n`, template)).toContain(`${HEAD}\n  ${template}\n});\n`);
    const string = "await b('x\\\n  y');";
    expect(wrapped(`import 'x';\n${string}\n`, string)).toContain(`${HEAD}\n  ${string}\n});\n`);
    const jsx = 'await b(<p>\n  x\n</p>);';
    expect(wrapped(`import 'x';\n${jsx}\n`, jsx, '/a.tsx')).toContain(`${HEAD}\n  ${jsx}\n});\n`);
  });

  test('that share a line with others stay on it', () => {
    expect(wrapped("import 'x'; await a(); b();\n", 'await a();')).toBe(
      "import 'x'; await newConnection(async () => { await a(); }); b();\n",
    );
    expect(wrapped("import 'x';\nawait a(); b()\n", 'await a();')).toBe(
      "import 'x';\nawait newConnection(async () => { await a(); }); b()\n",
    );
    expect(wrapped("import 'x'; await a(); // c\n", 'await a();')).toBe(
      "import 'x'; await newConnection(async () => { await a(); // c\n});\n",
    );
  });
});

describe('without semicolons', () => {
  test.each([
    ['a statement', 'await a()', "import 'x'\nawait a()\nb()\n", `import 'x'\n${HEAD}\n  await a()\n})\nb()\n`],
    [
      'a semicolon that stands before the next one',
      'await a()\n;',
      "import 'x'\nawait a()\n;(b)()\n",
      `import 'x'\n${HEAD}\n  await a()\n})\n;(b)()\n`,
    ],
    [
      'a comment before that semicolon',
      'await a() // c\n;',
      "import 'x'\nawait a() // c\n;(b)()\n",
      `import 'x'\n${HEAD}\n  await a() // c\n})\n;(b)()\n`,
    ],
    [
      'an empty statement behind a block',
      'if (a) { await a() }',
      "import 'x'\nif (a) { await a() }\n;(b)()\n",
      `import 'x'\n${HEAD}\n  if (a) { await a() }\n});\n;(b)()\n`,
    ],
    [
      'a parenthesis behind a block',
      'if (a) { await a() }',
      "import 'x'\nif (a) { await a() }\n(b)()\n",
      `import 'x'\n${HEAD}\n  if (a) { await a() }\n});\n(b)()\n`,
    ],
    [
      'a template behind a block',
      'if (a) { await a() }',
      "import 'x'\nif (a) { await a() }\n`b`.c()\n",
      `import 'x'\n${HEAD}\n  if (a) { await a() }\n});\n\`b\`.c()\n`,
    ],
    [
      'a statement that begins with a parenthesis',
      '(await a()).b()',
      "import 'x'\nb()\n;(await a()).b()\nc()\n",
      `import 'x'\nb()\n;${HEAD}\n  (await a()).b()\n})\nc()\n`,
    ],
    [
      'one that ends on the line of the next, on one line',
      'await a()\n;',
      "import 'x'; await a()\n;(b)()\n",
      "import 'x'; await newConnection(async () => { await a()\n})\n;(b)()\n",
    ],
  ])('%s', (_name, text, source, after) => {
    expect(wrapped(source, text)).toBe(after);
  });
});

describe('beside other edits', () => {
  test('an import that is added before them', () => {
    const source = "import 'x';\nawait a();\n";
    const edits = [span(source, 'await a();'), { kind: 'add-import', specifier: 'r', name: 'newConnection' } as const];
    expect(edited(source, edits)).toBe(`import 'x';\nimport { newConnection } from 'r';\n${HEAD}\n  await a();\n});\n`);
  });

  test('an import that is added where they begin', () => {
    const source = 'await a();\nexport {};\n';
    const edits = [span(source, 'await a();'), { kind: 'add-import', specifier: 'r', name: 'newConnection' } as const];
    expect(edited(source, edits)).toBe(
      `import { newConnection } from 'r';\n\n${HEAD}\n  await a();\n});\nexport {};\n`,
    );
  });

  test('what is written into them moves along', () => {
    const method = 'save() {\n    x(`\n`);\n  }';
    const source = `import 'x';\nclass A {\n  ${method}\n}\nawait a();\n`;
    const after = edited(source, [span(source, `class A {\n  ${method}\n}\nawait a();`), mirrorOf(source, method)]);
    expect(after).toContain('\n    async asave() {\n      x(`\n`);\n    }\n  }\n  await a();\n});\n');
  });

  test('a variant behind the last of them is inside', () => {
    const last = 'function save() {\n  return 1;\n}';
    const source = `import 'x';\nawait a();\n${last} // b\nc();\n`;
    const after = edited(source, [span(source, `await a();\n${last}`), mirrorOf(source, last)]);
    expect(after).toMatch(/ {2}async function asave\(\) {\n {4}return 1;\n {2}}\n}\);\nc\(\);\n$/);
  });

  test('a function among them that is wrapped itself', () => {
    const view = 'async function f() {\n  return `\n`;\n}';
    const source = `import 'x';\n${view}\nawait f();\n`;
    const edits: Edit[] = [
      span(source, `${view}\nawait f();`),
      { kind: 'wrap-body', function: rangeOf(source, view), helper: 'newConnection' },
    ];
    expect(edited(source, edits)).toBe(
      `import 'x';\n${HEAD}\n  async function f() {\n    return newConnection(async () => {\n      return \`\n\`;\n    });\n  }\n  await f();\n});\n`,
    );
  });

  test('two spans', () => {
    const source = "import 'x';\nawait a();\nb();\nawait c();\n";
    expect(edited(source, [span(source, 'await a();'), span(source, 'await c();')])).toBe(
      `import 'x';\n${HEAD}\n  await a();\n});\nb();\n${HEAD}\n  await c();\n});\n`,
    );
  });
});

describe('an awaited call', () => {
  test.each([
    ['export const a = await b();', 'await b()', 'export const a = await newConnection(async () => b());'],
    ['export default (await b()).c', 'await b()', 'export default (await newConnection(async () => b())).c'],
    ['export const a = await (b());', 'await (b())', 'export const a = await newConnection(async () => (b()));'],
    ['export const a = await b(await c());', 'await b(await c())', '= await newConnection(async () => b(await c()));'],
    ['export const a = await /* d */ b();', 'await /* d */ b()', 'await /* d */ newConnection(async () => b());'],
  ])('%s', (source, text, after) => {
    const edit: Edit = { kind: 'wrap-await', expression: rangeOf(source, text), helper: 'newConnection' };
    expect(edited(source, [edit])).toContain(after);
  });

  test('that is not there is an error', () => {
    const edit: Edit = { kind: 'wrap-await', expression: [0, 3], helper: 'newConnection' };
    expect(() => apply('/a.js', 'b();\n', [edit])).toThrow('no such node');
  });
});
