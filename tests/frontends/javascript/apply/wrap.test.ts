import { describe, expect, test } from 'vitest';
import { edited, rangeOf } from './editing.ts';

function wrapped(source: string, text = source.trimEnd(), path?: string): string {
  return edited(source, [{ kind: 'wrap-body', function: rangeOf(source, text), helper: 'newConnection' }], path);
}

describe('a block', () => {
  test('moves one level in', () => {
    expect(wrapped('async function f() {\n  await a();\n\n  return b;\n}\n')).toBe(
      'async function f() {\n  return newConnection(async () => {\n    await a();\n\n    return b;\n  });\n}\n',
    );
  });

  test('with tabs, with CRLF and without semicolons', () => {
    expect(wrapped('async function f() {\n\ta();\n}\n')).toBe(
      'async function f() {\n\treturn newConnection(async () => {\n\t\ta();\n\t});\n}\n',
    );
    expect(wrapped('async function f() {\r\n  a();\r\n}\r\n')).toBe(
      'async function f() {\r\n  return newConnection(async () => {\r\n    a();\r\n  });\r\n}\r\n',
    );
    expect(wrapped('b()\nasync function f() {\n  a()\n}\n', 'async function f() {\n  a()\n}')).toContain('  })\n}');
  });

  test('keeps text that is data', () => {
    expect(wrapped('async function f() {\n  return `a\n  b\n`;\n}\n')).toContain(
      '  return newConnection(async () => {\n    return `a\n  b\n`;\n  })',
    );
    expect(wrapped("async function f() {\n  return 'a\\\n  b';\n}\n")).toContain("return 'a\\\n  b';");
    const jsx = 'async function f() {\n  return <p>\n    a\n  </p>;\n}\n';
    expect(wrapped(jsx, jsx.trimEnd(), '/a.tsx')).toContain('return <p>\n    a\n  </p>;');
  });

  test('leaves directives in front', () => {
    expect(wrapped("async function f() {\n  'use server';\n  a();\n}\n")).toMatch(
      /^async function f\(\) {\n {2}'use server';\n+ {2}return newConnection\(async \(\) => {\n {4}a\(\);\n {2}}\);\n}\n$/,
    );
  });

  test('keeps comments', () => {
    const after = wrapped('async function f() { // a\n  // b\n  c(); /* d\n  e */\n  // g\n}\n');
    for (const comment of ['// a', '// b', '/* d', 'e */', '// g']) expect(after).toContain(comment);
  });

  test('on one line stays there', () => {
    expect(wrapped('async function f() { return a(); }')).toMatch(
      /^async function f\(\) { return newConnection\(async \(\) => { return a\(\); }\); }$/,
    );
  });

  test('of every kind of function', () => {
    expect(wrapped('app.get(async function (req) {\n  a();\n});\n', 'async function (req) {\n  a();\n}')).toContain(
      'newConnection',
    );
    expect(wrapped('class A {\n  async get() {\n    a();\n  }\n}\n', 'async get() {\n    a();\n  }')).toBe(
      'class A {\n  async get() {\n    return newConnection(async () => {\n      a();\n    });\n  }\n}\n',
    );
  });
});

describe('an expression', () => {
  test.each([
    ['f(async (req) => a());', 'async (req) => a()', 'f(async (req) => newConnection(async () => a()));'],
    ['f(async (req) => ({ a }));', 'async (req) => ({ a })', 'f(async (req) => newConnection(async () => ({ a })));'],
    ['f(async (req) =>\n  a());', 'async (req) =>\n  a()', 'f(async (req) =>\n  newConnection(async () => a()));'],
    [
      'f(async (a = () => b) => c);',
      'async (a = () => b) => c',
      'f(async (a = () => b) => newConnection(async () => c));',
    ],
  ])('%s', (source, text, after) => {
    expect(wrapped(source, text)).toBe(after);
  });
});

test('two in one file', () => {
  const source = 'async function f() {\n  a();\n}\nasync function g() {\n  b();\n}\n';
  const edits = ['async function f() {\n  a();\n}', 'async function g() {\n  b();\n}'].map(
    (text) => ({ kind: 'wrap-body', function: rangeOf(source, text), helper: 'newConnection' }) as const,
  );
  expect(edited(source, edits).match(/return newConnection/g)).toHaveLength(2);
});
