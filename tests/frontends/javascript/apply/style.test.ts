import { describe, expect, test } from 'vitest';
import {
  indentAt,
  lineEnd,
  lineStart,
  readStyle,
  type Style,
} from '../../../../src/frontends/javascript/apply/style.ts';
import { parse } from '../../../../src/frontends/javascript/parse.ts';

function styleOf(source: string): Style {
  return readStyle(source, parse('/a.js', source).program);
}

describe('readStyle', () => {
  test('falls back to two spaces, single quotes, semicolons and LF', () => {
    expect(styleOf('')).toEqual({ newline: '\n', indent: '  ', quote: 'single', semicolons: true, width: 80 });
  });

  test.each([
    ['a\r\nb\r\n', '\r\n'],
    ['a\nb\n', '\n'],
    ['a\r\nb\n', '\n'],
    ['a\r\nb\r\nc\n', '\r\n'],
    ['a', '\n'],
  ] as const)('line breaks of %j', (source, newline) => {
    expect(styleOf(source).newline).toBe(newline);
  });

  test.each([
    ['if (a) {\n\tb();\n}\n', '\t'],
    ['if (a) {\n    b();\n}\n', '    '],
    ['/**\n * a\n */\nif (a) {\n  b();\n}\n', '  '],
    ['if (a) {\n    b();\n}\nif (c) {\n  if (d) {\n    e();\n  }\n}\n', '  '],
  ])('indentation of %j', (source, indent) => {
    expect(styleOf(source).indent).toBe(indent);
  });

  test.each([
    ["import a from \"a\";\nb('c', 'd');", 'double'],
    ['import a from \'a\';\nb("c", "d");', 'single'],
    ['a("b");', 'double'],
    ['a();', 'single'],
    ['// "no" "string"\na(\'b\');', 'single'],
    ['// don\'t, isn\'t\na("b");', 'double'],
    ['function f() {\n  "use strict";\n}', 'double'],
  ] as const)('quotes of %s', (source, quote) => {
    expect(styleOf(source).quote).toBe(quote);
  });

  test.each([
    ['a();\nb()\nc();', true],
    ['a()\nb()\nc();', false],
    ['class A {\n  a() {\n    b()\n    c()\n  }\n}', false],
    ['class A {\n  a() {\n    b();\n  }\n}', true],
    ['class A {\n  // Some text\n  // and more\n  // of it\n  a() {\n    b();\n  }\n}', true],
    ['class A { a() { b() } }', false],
    ['class A { a() { b() } c() { d() } }\ne();', true],
    ['a()\n\n;[b].c()\nd()', false],
  ])('semicolons of %j', (source, semicolons) => {
    expect(styleOf(source).semicolons).toBe(semicolons);
  });
});

test('lines of an offset', () => {
  const source = 'a\r\n\t b\nc';
  expect([lineStart(source, 0), lineStart(source, 5), lineStart(source, 7)]).toEqual([0, 3, 7]);
  expect([lineEnd(source, 0), lineEnd(source, 4), lineEnd(source, 7)]).toEqual([1, 6, 8]);
  expect([indentAt(source, 5), indentAt(source, 7)]).toEqual(['\t ', '']);
});
