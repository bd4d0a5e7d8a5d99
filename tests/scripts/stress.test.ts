/** The checks of the stress run: each sees the mistake that it is for. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkLayout } from '../../scripts/stress/check.mjs';
import { kindsOf } from '../../scripts/stress/kinds.mjs';
import { edited, fallbackAfter, mirrorOf, rangeOf } from '../frontends/javascript/apply/editing.ts';
import type { Edit } from '../../src/model/plan.ts';

const METHOD = 'save() {\n    // why\n    a();\n\n    b();\n  }';
const SOURCE = `'use strict';\n\n/** Books. */\nclass A {\n  one() {}\n\n  ${METHOD}\n\n  two() {}\n\n  three() {}\n}\na();\nb();\n`;
const IMPORT: Edit = { kind: 'add-import', specifier: 'orm-migrate-runtime', name: 'fallbackToSyncVariant' };

function run(source: string, plan: readonly Edit[], breaking: (text: string) => string, path = '/a.js'): string[] {
  const after = edited(source, plan, path);
  expect(checkLayout(path, source, after, plan), after).toEqual([]);
  const broken = breaking(after);
  expect(broken, 'nothing was broken').not.toBe(after);
  return checkLayout(path, source, broken, plan);
}

describe('a mirror', () => {
  test.each([
    ['white space at the end of a line', 'async asave() {', 'async asave() { ', /white space at the end/],
    ['an indentation of three', '  async asave() {', '   async asave() {', /not indented as its sync variant/],
    ['a line that is indented otherwise', /(asave\(\) \{\n {4}\/\/ why\n) {4}/, '$1      ', /not indented as in/],
    ['a blank line that is gone', /(asave[^]*?a\(\);\n)\n/, '$1', /lines, and its sync variant/],
    ['a lost comment', /(asave\(\) \{\n) {4}\/\/ why/, '$1    // who', /comments are not those/],
    ['two blank lines above', '\n\n  /** Async', '\n\n\n  /** Async', /several blank lines above/],
    ['no blank line above', '\n\n  /** Async', '\n  /** Async', /no blank line above/],
    ['no blank line below', /(asave[^]*?\n {2}\}\n)\n/, '$1', /gone|blank lines below/],
    ['a line of the input that is gone', '  two() {}\n', '', /gone/],
    ['a line of the input that has changed', '  two() {}', '  two() { }', /not the input's|gone/],
    ['a byte order mark', /^/, '\uFEFF', /byte order mark/],
    ['a lost line end', /\n$/, '', /final line end/],
    ['a carriage return', '// why\n', '// why\r\n', /carriage return/],
    ['text that does not parse', '  three() {}', '  three() {', /no longer parses/],
  ] as const)('%s', (_what, from, to, problem) => {
    expect(run(SOURCE, [mirrorOf(SOURCE, METHOD)], (text) => text.replace(from, to)).join('\n')).toMatch(problem);
  });
});

describe('a fallback and its import', () => {
  const plan = [fallbackAfter(SOURCE, METHOD, { comment: 'orm-migrate: x - y' }), IMPORT];
  test.each([
    ['a block that is not level', '  static {', '    static {', /not level/],
    ['a step of three', '    fallbackTo', '     fallbackTo', /no step in/],
    ['other quotes', /'orm-migrate-runtime'/, '"orm-migrate-runtime"', /quotes/],
    ['no semicolon', "runtime');", "runtime')", /no semicolon/],
    ['no blank line above the import', "'use strict';\n\nconst", "'use strict';\nconst", /no blank line above/],
    ['an import in front of the code', "runtime');\n\n", "runtime');\n", /no blank line below|gone/],
  ] as const)('%s', (_what, from, to, problem) => {
    const source = `${SOURCE}c('x', 'y', 'z');\n`;
    expect(run(source, plan, (text) => text.replace(from, to)).join('\n')).toMatch(problem);
  });

  test('an import between a comment and its code', () => {
    const source = '/** Books. */\nclass A {\n  save() {}\n}\n';
    const edits = [fallbackAfter(source, 'save() {}', { comment: 'orm-migrate: x - y' }), IMPORT];
    const breaking = (text: string): string => {
      const [line = ''] = /^const .*\n\n/.exec(text) ?? [];
      return text.replace(line, '').replace('/** Books. */\n', `/** Books. */\n\n${line}`);
    };
    expect(run(source, edits, breaking).join('\n')).toMatch(/between a comment and its code/);
  });
});

describe('a wrapper', () => {
  const source = 'async function f() {\n  a();\n  if (b) {\n    c(`x\n  y`);\n  }\n}\n';
  const plan: readonly Edit[] = [
    { kind: 'wrap-body', function: rangeOf(source, source.trimEnd()), helper: 'newConnection' },
  ];
  test.each([
    ['a line that moved too far', '      c(', '       c(', /moved in by 3, not by 2/],
    ['a line that did not move', '    if (b)', '  if (b)', /moved in by 0, not by 2/],
    ['text that moved', '\n  y`', '\n    y`', /moved in by 2, not by 0/],
    ['a step that the file does not have', /\n {4}(a|if)|\n {6}c|\n {4}\}/g, (found: string) => ` ${found}`, /./],
  ] as const)('%s', (_what, from, to, problem) => {
    const breaking = (text: string): string => text.replace(from, to as string);
    expect(run(source, plan, breaking).join('\n')).toMatch(problem);
  });
});

describe('what is not wrong', () => {
  const member = (source: string, key: string): Edit => ({
    kind: 'add-member',
    after: rangeOf(source, key),
    key: `a${key}`,
    value: `a${key}`,
  });
  const wrapping = (source: string, statements: string): Edit[] => [
    { kind: 'wrap-statements', statements: rangeOf(source, statements), helper: 'newConnection' },
    { kind: 'add-import', specifier: 'orm-migrate-runtime', name: 'newConnection' },
  ];
  const mirrored = (source: string, target: string, name = 'save'): Edit =>
    mirrorOf(source, target, { syncName: name, asyncName: `a${name}` });
  type Case = readonly [what: string, source: string, plan: (source: string) => readonly Edit[], path: string];
  const cases: readonly Case[] = [
    ['a wrapper at an end without line end', 'await a();', (source) => wrapping(source, source), '/a.js'],
    ['the same with CRLF', 'a();\r\nawait a();', (source) => wrapping(source, 'await a();'), '/a.js'],
    [
      'a hole in a pattern',
      'const [, { a }] = b;\nclass A {\n  save() {}\n}\n',
      (source) => [mirrored(source, 'save() {}')],
      '/a.js',
    ],
    [
      'a static method that is called constructor',
      'class A {\n  static constructor() {}\n}\n',
      (source) => [mirrored(source, 'static constructor() {}', 'constructor')],
      '/a.js',
    ],
    [
      'a name with an escape in front of a digit',
      'class A {\n  d\\u0065bug() {}\n}\n',
      (source) => [mirrored(source, 'd\\u0065bug() {}', 'debug')],
      '/a.js',
    ],
    [
      'semicolons that end nothing',
      'class A {\n  save() {};;;\n}\n',
      (source) => [mirrored(source, 'save() {}')],
      '/a.js',
    ],
    [
      'a comment in front of a new member of a list',
      'const o = {\n  save, // why\n  other,\n};\n',
      (source) => [member(source, 'save')],
      '/a.js',
    ],
    [
      'a list whose commas come first, with CRLF',
      'o = {\r\n\tsave: function () {\r\n\t}\r\n\r\n,\tb: function () {\r\n\t}\r\n\r\n};\r\n',
      (source) => [mirrored(source, 'save: function () {\r\n\t}')],
      '/a.js',
    ],
    [
      'a list whose commas come first, with blank lines between some',
      'o = {\n  a: b\n\n, save: function () {\n  }\n, c: d\n};\n',
      (source) => [mirrored(source, 'save: function () {\n  }')],
      '/a.js',
    ],
    [
      'a decorator that some read as a field',
      'class A {\n  @b [c]\n  save() {\n  }\n}\n',
      (source) => [mirrored(source, '@b [c]\n  save() {\n  }')],
      '/a.js',
    ],
    [
      'an import behind a require in a cast',
      "import a from 'a';\n\nconst b = require('b') as typeof c;\n\na();\n",
      () => [IMPORT],
      '/a.ts',
    ],
    [
      'an import in front of a require of what is not a text',
      "import a from 'a';\n\nconst b = require(a.b('c'));\n\na();\n",
      () => [IMPORT],
      '/a.ts',
    ],
  ];
  test.each(cases)('%s', (_what, source, plan, path) => {
    const edits = plan(source);
    const after = edited(source, edits, path);
    expect(checkLayout(path, source, after, edits), after).toEqual([]);
  });

  test('a comment that is lifted out of a chain with its callback', () => {
    const call =
      'a\n      .map(b)\n      .forEach(c => {\n        /*\n         * why\n         */\n        d();\n      })';
    const source = `class A {\n  save() {\n    ${call};\n  }\n}\n`;
    const method = source.slice(source.indexOf('save'), source.lastIndexOf('\n}'));
    const rewrites = [{ kind: 'sequential-call', call: rangeOf(source, call), helper: 'forEachSequential' }] as const;
    const plan: readonly Edit[] = [mirrorOf(source, method, { rewrites })];
    const breaking = (text: string): string => text.replace(/\n +\* why(?![^]*\* why)/, '$&s');
    expect(run(source, plan, breaking)).toEqual([expect.stringMatching(/comments are not those/)]);
  });
});

test('the kinds of edits are read off the model', () => {
  const kinds = kindsOf(readFileSync(new URL('../../src/model/plan.ts', import.meta.url), 'utf8'));
  expect(kinds).toEqual(
    expect.arrayContaining(['add-mirror', 'wrap-await', 'insert-fallback statement', 'rewrite collect']),
  );
  expect(kinds).not.toContain(undefined);
});
