import { describe, expect, test } from 'vitest';
import { parse, SourceSyntaxError } from '../../../src/frontends/javascript/parse.ts';

function parses(path: string, source: string): boolean {
  try {
    parse(path, source);
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(SourceSyntaxError);
    return false;
  }
}

function failure(path: string, source: string): SourceSyntaxError {
  try {
    parse(path, source);
  } catch (error) {
    if (error instanceof SourceSyntaxError) return error;
  }
  throw new Error('it parsed');
}

describe('grammars', () => {
  const typed = 'const a = <T>b;';
  const markup = 'const a = <b>c</b>;';

  test.each([
    ['a.js', false, true],
    ['a.mjs', false, true],
    ['a.cjs', false, true],
    ['a.jsx', false, true],
    ['a.ts', true, false],
    ['a.mts', true, false],
    ['a.cts', true, false],
    ['a.tsx', false, true],
  ])('%s', (path, hasAssertions, hasMarkup) => {
    expect(parses(path, typed)).toBe(hasAssertions);
    expect(parses(path, markup)).toBe(hasMarkup);
  });

  test('types in TypeScript, with and without markup', () => {
    for (const path of ['a.ts', 'a.tsx']) {
      expect(parses(path, 'abstract class A<T> { abstract save(this: A<T>): asserts this is B; }'), path).toBe(true);
    }
  });

  test('Flow where plain JavaScript does not fit', () => {
    expect(parses('a.js', '// @flow\nfunction f(a: ?string): Promise<void> {}')).toBe(true);
    expect(parses('a.js', 'type A = {| +a: number |}; opaque type B = string;')).toBe(true);
    expect(parses('a.ts', 'function f(a: ?string) {}')).toBe(false);
  });

  test('decorators of both kinds', () => {
    for (const path of ['a.js', 'a.ts', 'a.tsx']) {
      expect(parses(path, 'class A { @logged() save() {} }'), path).toBe(true);
      expect(parses(path, '@logged export class A {}'), path).toBe(true);
      expect(parses(path, 'export @logged class A {}'), path).toBe(true);
    }
    expect(parses('a.ts', 'class A { constructor(@inject() private a: B) {} }')).toBe(true);
    expect(parses('a.ts', 'export @entity() class A { constructor(@inject() private a: B) {} }')).toBe(true);
  });

  test('super() stands in constructors of subclasses, super.m() in methods', () => {
    expect(parses('a.js', 'class A extends B { constructor() { super(); } save() { return super.save(); } }')).toBe(
      true,
    );
    expect(parses('a.js', 'const a = { save() { return super.save(); } };')).toBe(true);
    expect(parses('a.js', 'class A extends B { save() { return super(); } }')).toBe(false);
    expect(parses('a.js', 'class A { constructor() { super(); } }')).toBe(false);
  });

  test('declaration files have members without bodies', () => {
    const source = 'export class A { save(): void; get a(): string; }';
    expect(parses('a.d.ts', source)).toBe(true);
    expect(parses('a.d.mts', source)).toBe(true);
    expect(parses('a.d.ts', 'export const a: string;')).toBe(true);
  });

  test('what modern code may contain', () => {
    const sources = [
      '#!/usr/bin/env node\nrun();',
      'class A { #a; static { this.#b(); } static #b() {} has(o) { return #a in o; } }',
      'await load();\nexport {};',
      "import data from './a.json' with { type: 'json' };",
      "export * as all from './all.js';",
      "import defer * as all from './all.js';",
      "import source wasm from './a.wasm';",
      "import defer from './defer.js'; import source from './source.js';",
      'const a = 1_000n ?? b?.c?.[d]?.(e);',
      'a ||= b; a &&= c; a ??= d;',
      '{ using a = b(); }',
      'class A { accessor a = 1; }',
      'const r = /(?<year>\\d+)/dv;',
    ];
    for (const source of sources) expect(parses('a.js', source), source).toBe(true);
  });
});

describe('leniency', () => {
  test('imports and exports anywhere, as Meteor allows', () => {
    const { program } = parse('a.js', "if (Meteor.isServer) {\n  import { a } from './server';\n}\n");
    expect(program.sourceType).toBe('module');
  });

  test('return, super and new.target outside of functions', () => {
    expect(parses('a.cjs', 'if (done) return; new.target; super.save();')).toBe(true);
  });

  test('an export of what is not declared', () => {
    expect(parses('a.js', 'export { missing };')).toBe(true);
  });

  test('mistakes about names, and only these', () => {
    expect(parses('a.js', 'const a = 1; const a = 2;')).toBe(true);
    expect(parses('a.js', 'export const a = 1; export { a };')).toBe(true);
    expect(parses('a.js', 'class A { save() { this.#b; } }')).toBe(true);
    expect(parses('a.js', 'const a = 1; const a = 2; a b;')).toBe(false);
  });
});

describe('module kind', () => {
  test.each([
    ["import './b.js';", 'module'],
    ['export {};', 'module'],
    ["const b = require('./b');", 'script'],
    ['', 'script'],
    ['with (a) b;', 'script'],
  ])('%s is a %s', (source, kind) => {
    expect(parse('a.js', source).program.sourceType).toBe(kind);
  });
});

describe('syntax errors', () => {
  test('have a position that counts from 1, as editors do', () => {
    const error = failure('a.js', 'const a = 1;\n  a b;\n');
    expect(error.position).toEqual({ line: 2, column: 4 });
    expect(error.message).toBe('Missing semicolon.');
  });

  test('have one line without a position of their own', () => {
    for (const [path, source] of [
      ['a.js', 'class {'],
      ['a.ts', 'class A { save() { }'],
      ['a.tsx', 'const a = <b>;'],
      ['a.js', 'const a = `'],
    ] as const) {
      const { message, position } = failure(path, source);
      expect(message, source).not.toMatch(/\n|\(\d+:\d+\)/);
      expect(position.line, source).toBeGreaterThan(0);
    }
  });

  test('are those of the first grammar', () => {
    // Flow would complain about something else.
    expect(failure('a.js', 'const a: = 1;').position).toEqual({ line: 1, column: 8 });
  });
});
