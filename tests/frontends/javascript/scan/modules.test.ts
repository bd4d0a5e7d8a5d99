import { describe, expect, test } from 'vitest';
import { factsOf } from './facts-of.ts';

function exportsOf(source: string, path?: string): readonly string[] {
  const { facts, show } = factsOf(source, path);
  return facts.exports.map(({ name, value, from }) =>
    from ? `${name} from ${from.specifier} ${from.name}` : `${name}: ${value ? show(value) : '-'}`,
  );
}

describe('exports', () => {
  test.each([
    ['export const a = 1, { b, c: [d] } = e;', ['a: a', 'b: b', 'd: d']],
    ['export function f() {}', ['f: f']],
    ['export class A {}', ['A: A']],
    ['const a = 1; export { a, a as b, a as default };', ['a: a', 'b: a', 'default: a']],
    ["export { a, b as c, default as d } from './e';", ['a from ./e a', 'c from ./e b', 'd from ./e default']],
    ["export * as all from './e';", ['all: module ./e']],
    ['export default class A {}', ['default: class A']],
    ['export default class {}', ['default: class ?']],
    ['export default function f() {}', ['default: function f']],
    ['export default a();', ['default: a()']],
    ['export default { save() {} };', ['default: {save}']],
    ["const a = 1; export { a as 'b c' };", ['b c: a']],
    ['module.exports = { a };', ['=: {a}']],
    ['module.exports.a = 1; exports.b = 2;', ['a: number', 'b: number']],
    ['exports = module.exports = f;', ['=: global f']],
    ["module['exports'].a = 1;", ['a: number']],
    ['function f(module, exports) { module.exports = 1; exports.a = 2; }', []],
  ])('%s', (source, expected) => {
    expect(exportsOf(source)).toEqual(expected);
  });

  test('in TypeScript', () => {
    expect(exportsOf('class A {}\nexport = A;', '/a.ts')).toEqual(['=: A']);
    expect(exportsOf('export type A = string; export interface B {} export enum C { D }', '/a.ts')).toEqual([
      'A: A',
      'B: B',
      'C: C',
    ]);
  });

  test('of everything', () => {
    expect(factsOf("export * from './a'; export * from './b';").facts.starExports).toEqual(['./a', './b']);
  });
});

describe('imports', () => {
  test('bind names', () => {
    const { facts } = factsOf(
      "import a, { b, c as d, default as e, 'f g' as h } from './x'; import * as i from './y'; import './z';",
    );
    expect(
      facts.bindings.map(({ name, import: from }) => `${name}: ${from?.specifier ?? ''} ${from?.name ?? ''}`),
    ).toEqual(['a: ./x default', 'b: ./x b', 'd: ./x c', 'e: ./x default', 'h: ./x f g', 'i: ./y *']);
    expect(facts.bindings.every(({ kind, values }) => kind === 'import' && values.length === 0)).toBe(true);
  });

  test('nested ones are of their block', () => {
    const { facts } = factsOf("if (a) { import { b } from './b'; b(); }\nb();");
    expect(facts.calls.map(({ callee }) => callee.kind)).toEqual(['binding', 'global']);
  });

  test('import = require()', () => {
    expect(factsOf("import a = require('./a');", '/a.ts').values('a')).toEqual(['module ./a']);
  });
});

describe('module kind', () => {
  test.each([
    ['import "./a";', '/a.js', 'esm'],
    ['require("./a");', '/a.js', 'commonjs'],
    ['module.exports = 1;', '/a.cjs', 'commonjs'],
    ['export {};', '/a.ts', 'esm'],
  ])('%s', (source, path, kind) => {
    expect(factsOf(source, path).facts.moduleKind).toBe(kind);
  });
});

test('a module that is declared without a body has nothing to say', () => {
  expect(exportsOf("declare module 'x';\nexport const a = 1;", '/a.ts')).toEqual(['a: a']);
});
