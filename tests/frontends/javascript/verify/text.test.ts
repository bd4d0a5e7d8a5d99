import { describe, expect, test } from 'vitest';
import { apply } from '../../../../src/frontends/javascript/apply/index.ts';
import { verify } from '../../../../src/frontends/javascript/verify/index.ts';
import type { Edit } from '../../../../src/model/plan.ts';
import { awaiting, fallbackAfter, mirrorOf, rangeOf } from '../apply/editing.ts';

function check(before: string, after: string, edits: readonly Edit[] = [], path = '/a.ts'): string | null {
  return verify(path, before, after, edits);
}

describe('without edits', () => {
  test.each([
    ['white space between tokens', 'f(a, b);\ng();\n', 'f( a,b );\n\n  g();\n'],
    ['a comment that moves as a whole', '/*\n *  a\n *   b\n */\nf();', '  /*\n   *  a\n   *   b\n   */\n  f();'],
  ])('%s may differ', (_what, before, after) => {
    expect(check(before, after)).toBeNull();
  });

  test.each([
    ['a byte order mark that is lost', '\uFEFFf();', 'f();'],
    ['a byte order mark that is added', 'f();', '\uFEFFf();'],
    ['a hashbang', '#!/usr/bin/env node\nf();', '#!/usr/bin/env bun\nf();'],
    ['the line end in a template literal', 'f(`a\r\nb`);', 'f(`a\nb`);'],
    ['the kind of a comment', '/* a */ f();', '// a \nf();'],
    ['a comment behind its code', '/* a */ f();', 'f(); /* a */'],
    ['a comment behind the next statement', 'f(); // a\ng();', 'f(); g(); // a'],
    ['a directive for another line', '// @ts-ignore\nf();\ng();', 'f();\n// @ts-ignore\ng();'],
    ['a mark for another call', '/* @__PURE__ */ f(), g();', 'f(), /* @__PURE__ */ g();'],
    ['one of two equal comments', '/* a */ f(); /* a */', '/* a */ /* a */ f();'],
    ['a comment that nobody planned', 'f();', 'f(); // a'],
    ['a drawing in a comment', '/*\n  a\n b */ f();', '/*\n a\n  b */ f();'],
    ['a space in a comment', '/* a  b */ f();', '/* a b */ f();'],
    ['parentheses that decide on a name', '(a) = function () {};', 'a = function () {};'],
    ['parentheses around a parameter', 'f(async (a) => a);', 'f(async a => a);'],
    ['an escape in a name', '\\u0061();', 'a();'],
    ['a name that is imported as itself', 'import { a as a } from "a";', 'import { a } from "a";'],
    ['a decorator behind `export`', '@a export class A {}', 'export @a class A {}'],
    ['separators of types', 'let a: { b: string, c: string };', 'let a: { b: string; c: string };'],
    ['arguments of `new`', 'new A;', 'new A();'],
  ])('tells %s', (_what, before, after) => {
    expect(check(before, before)).toBeNull();
    expect(check(before, after)).not.toBeNull();
  });
});

describe('with a mirror and an import every byte of the input is there', () => {
  const before =
    "// ©\nimport { Model } from 'orm'; \n\nexport class Book extends Model {\n  /* a */ save() {\n\t super.save(); // b\n  } // c\n\n  name() { return `\n x`; }\n}\n";
  const edits: readonly Edit[] = [
    mirrorOf(before, 'save() {\n\t super.save(); // b\n  }', { rewrites: [awaiting(before, 'super.save()', 'save')] }),
    fallbackAfter(before, 'name() { return `\n x`; }', { syncName: 'name', asyncName: 'aname' }),
    { kind: 'add-import', specifier: 'rt', name: 'fallbackToSyncVariant' },
  ];
  const after = apply('/a.ts', before, edits);

  test('as it is written', () => {
    expect(check(before, after, edits)).toBeNull();
  });

  test.each([
    ['a space at a line end', "'orm'; \n", "'orm';\n"],
    ['a blank line', '\n\nexport', '\nexport'],
    ['a tab', '\t super', '  super'],
    ['a line end', '// b\n  } // c', '// b\r\n  } // c'],
    ['a comment', '  /* a */ save() {', '  save() { /* a */'],
    ['white space in braces', '{ return `', '{  return `'],
    ['a template', '\n x`', '\n  x`'],
    ['the end of the file', /}\n$/, '}'],
  ])('but not %s', (_what, from, to) => {
    const wrong = after.replace(from, to);
    expect(wrong).not.toBe(after);
    expect(check(before, wrong, edits)).not.toBeNull();
  });
});

describe('a wrap moves lines and does nothing else', () => {
  const text =
    'async function f(a) {\n  // one\n  await g(`\n  x`); // two\n\n  /* three\n   * four\n   * five */\n  return a;\n}';
  const before = `${text}\n\nh();\n`;
  const edits: readonly Edit[] = [{ kind: 'wrap-body', function: rangeOf(before, text), helper: 'newConnection' }];
  const after = apply('/a.ts', before, edits);

  test('as it is written', () => {
    expect(check(before, after, edits)).toBeNull();
  });

  test.each([
    ['a comment on another line', ' // two', '', 'return a;', 'return a; // two'],
    ['the lines of a comment', '\n     * five', '\n* five', '', ''],
    ['a template', '\n  x`', '\n    x`', '', ''],
    ['a statement outside', '\n\nh();', '', 'async function', 'h();\nasync function'],
  ])('but not %s', (_what, from, to, second, by) => {
    const wrong = after.replace(from, to).replace(second, by);
    expect(wrong).not.toBe(after);
    expect(check(before, wrong, edits)).not.toBeNull();
  });
});

describe('what a file is', () => {
  test('a script does not become a module', () => {
    const before = 'class A {\n  save() { return this; }\n}\n';
    const edits: readonly Edit[] = [
      fallbackAfter(before, 'save() { return this; }'),
      { kind: 'add-import', specifier: 'rt', name: 'fallbackToSyncVariant' },
    ];
    const after = apply('/a.js', before, edits);
    expect(after).toContain("const { fallbackToSyncVariant } = require('rt');");
    expect(check(before, after, edits, '/a.js')).toBeNull();
    const module = after.replace(/const (\{.*\}) = require\((.*)\)/, 'import $1 from $2');
    expect(check(before, module, edits, '/a.js')).not.toBeNull();
  });

  test('a require is a require, once, and constant', () => {
    const before = 'f();\n';
    const edits: readonly Edit[] = [{ kind: 'add-import', specifier: 'rt', name: 'x' }];
    const after = apply('/a.cjs', before, edits);
    for (const [from, to] of [
      ['const', 'let'],
      ['require(', 'requires('],
      ["'rt'", "'rt', 'rt'"],
      ["'rt'", "'tr'"],
    ] as const) {
      expect(check(before, after.replace(from, to), edits, '/a.cjs'), to).not.toBeNull();
    }
  });

  test('overloads are those of the original, as promises, in order', () => {
    const before = 'class A {\n  save(a: 1): string;\n  save(a: 2): number;\n  save(a: any): any {}\n}\n';
    const overloads = ['save(a: 1): string;', 'save(a: 2): number;'].map((text) => rangeOf(before, text));
    const edits = [mirrorOf(before, 'save(a: any): any {}', { overloads })];
    const after = apply('/a.ts', before, edits);
    expect(check(before, after, edits)).toBeNull();
    for (const [from, to] of [
      ['asave(a: 1)', 'asave(a: 3)'],
      ['Promise<string>', 'string'],
      ['  asave(a: 1): Promise<string>;\n', ''],
      [/( asave\(a: 1.*\n)( {2}asave\(a: 2.*\n)/, '$2$1'],
      ['  asave(a: 2)', '  asave(a: 1): Promise<string>;\n  asave(a: 2)'],
    ] as const) {
      expect(check(before, after.replace(from, to), edits), String(from)).not.toBeNull();
    }
  });
});
