import { describe, expect, test } from 'vitest';
import {
  alternatives,
  isSubtype,
  NEVER,
  shallow,
  type Type,
  union,
  UNKNOWN,
  withoutNullish,
} from '../../../src/graph/project/types.ts';

const text: Type = { kind: 'builtin', name: 'string' };
const number: Type = { kind: 'builtin', name: 'number' };
const nothing: Type = { kind: 'builtin', name: 'null' };
const missing: Type = { kind: 'builtin', name: 'undefined' };
const list = (element: Type): Type => ({ kind: 'array', element });
const promise = (of: Type): Type => ({ kind: 'promise', of });

describe('union', () => {
  test('of one is that one, of none is nothing yet', () => {
    expect(union([text])).toBe(text);
    expect(union([])).toEqual(NEVER);
    expect(alternatives(NEVER)).toEqual([]);
  });

  test('is flat and repeats nothing', () => {
    expect(union([text, union([number, { ...text }]), number])).toEqual({ kind: 'union', types: [text, number] });
    expect(union([list(text), list({ ...text })])).toEqual(list(text));
    expect(union([list(text), number, list(number)])).toEqual({
      kind: 'union',
      types: [number, list(union([text, number]))],
    });
    expect(union([promise(text), promise(number)])).toMatchObject({ types: [promise(text), promise(number)] });
  });

  test('keeps what is unknown, for it may be anything', () => {
    expect(union([text, UNKNOWN, UNKNOWN])).toEqual({ kind: 'union', types: [text, UNKNOWN] });
    expect(union([UNKNOWN, NEVER])).toBe(UNKNOWN);
  });

  test('repeats nothing that is told by its names', () => {
    const named = (): readonly Type[] => [
      { kind: 'external', module: 'pkg', path: ['a', 'b'] },
      { kind: 'external', module: 'pkg', path: ['a', 'b'], derived: true },
      { kind: 'missing', specifier: './gone' },
      { kind: 'orm-class', type: 'model', origin: 'Model', module: 'orm' },
      { kind: 'tuple', elements: [text, number] },
      { kind: 'tuple', elements: [text] },
    ];
    expect(alternatives(union([...named(), ...named()]))).toEqual(named());
    expect(alternatives(union([...named(), ...named(), ...named()]))).toEqual(named());
    expect(isSubtype(union(named().toReversed()), union(named()))).toBe(true);
    expect(isSubtype({ kind: 'external', module: 'pkg', path: ['a'] }, union(named()))).toBe(false);
    expect(isSubtype({ kind: 'tuple', elements: [number] }, union(named()))).toBe(false);
  });

  test('gives up names of packages and what holds others where they have no end, and nothing besides', () => {
    const names = (count: number): Type[] =>
      Array.from({ length: count }, (_, index) => ({ kind: 'external', module: 'pkg', path: [String(index)] }));
    expect(alternatives(union(names(1000)))).toHaveLength(1000);
    expect(union([text, ...names(1001), nothing])).toEqual({ kind: 'union', types: [text, UNKNOWN, nothing] });
    const promises = names(201).map(promise);
    expect(alternatives(union(promises.slice(1)))).toHaveLength(200);
    expect(union([text, ...promises, nothing])).toEqual({ kind: 'union', types: [text, UNKNOWN, nothing] });
  });

  test('joins collections of a kind', () => {
    const map = (element: Type): Type => ({ kind: 'builtin', name: 'Map', element });
    const joint = { kind: 'builtin', name: 'Map', element: union([text, number]), key: UNKNOWN };
    expect(union([map(text), map(number), map({ ...text })])).toEqual(joint);
  });
});

test('withoutNullish takes what is only null for unknown', () => {
  expect(withoutNullish(union([text, nothing, missing]))).toBe(text);
  expect(withoutNullish(nothing)).toBe(UNKNOWN);
  expect(withoutNullish(union([nothing, missing]))).toBe(UNKNOWN);
});

test('isSubtype', () => {
  expect(isSubtype(text, union([text, number]))).toBe(true);
  expect(isSubtype(union([text, number]), text)).toBe(false);
  expect(isSubtype(NEVER, text)).toBe(true);
  expect(isSubtype(text, NEVER)).toBe(false);
  expect(isSubtype(list(text), list(union([text, number])))).toBe(false);
});

describe('shallow', () => {
  const nest = (depth: number): Type => (depth === 0 ? text : { kind: 'array', element: nest(depth - 1) });

  test('keeps what is near, and gives up what lies too deep', () => {
    expect(shallow(nest(3))).toEqual(nest(3));
    expect(describeDepth(shallow(nest(9)))).toBe(describeDepth(shallow(nest(30))));
  });

  test('deep types are compared in no time', () => {
    const wide = (depth: number): Type =>
      depth === 0
        ? text
        : union([
            { kind: 'promise', of: wide(depth - 1) },
            { kind: 'array', element: wide(depth - 1) },
          ]);
    expect(isSubtype(wide(12), wide(12))).toBe(true);
  });
});

function describeDepth(type: Type): number {
  return type.kind === 'array' ? 1 + describeDepth(type.element) : 0;
}
