import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSolver } from '../../../src/graph/types/solver.ts';
import { alternatives, NEVER, type Type, union, UNKNOWN } from '../../../src/graph/project/types.ts';

const text: Type = { kind: 'builtin', name: 'string' };
const number: Type = { kind: 'builtin', name: 'number' };

describe('solve', () => {
  test('asks each question once', () => {
    const { solve } = createSolver();
    const key = {};
    let asked = 0;
    const compute = (): Type => {
      asked += 1;
      return text;
    };
    expect([solve(key, compute), solve(key, compute)]).toEqual([text, text]);
    expect(asked).toBe(1);
  });

  test('a question about itself adds nothing', () => {
    const { solve } = createSolver();
    const key = {};
    const self = (): Type => solve(key, () => union([text, self()]));
    expect(self()).toEqual(text);
    const other = {};
    const only = (): Type => solve(other, only);
    expect(only()).toEqual(NEVER);
  });

  test('a chain that is too deep is given up, and asked anew from where it was', () => {
    const { solve } = createSolver(undefined, 100);
    const keys = Array.from({ length: 1000 }, () => ({}));
    const ask = (at: number): Type => solve(keys[at] ?? {}, () => (at === keys.length - 1 ? text : ask(at + 1)));
    expect(ask(0)).toBe(UNKNOWN);
    expect(ask(950)).toBe(text);
    expect(ask(870)).toBe(text);
  });

  test('an error leaves nothing behind', () => {
    const { solve } = createSolver();
    const [outer, inner] = [{}, {}];
    let fails = true;
    const ask = (): Type =>
      solve(outer, () =>
        solve(inner, () => {
          if (fails) throw new Error('no');
          return union([text, ask()]);
        }),
      );
    expect(ask).toThrow('no');
    fails = false;
    expect(ask()).toEqual(text);
  });

  test('questions about each other have one answer, whichever comes first', () => {
    for (const first of ['a', 'b'] as const) {
      const { solve } = createSolver();
      const keys = { a: {}, b: {} };
      const a = (): Type => solve(keys.a, () => union([text, b()]));
      const b = (): Type => solve(keys.b, () => union([number, a()]));
      const answers = first === 'a' ? [a(), b()] : [b(), a()];
      for (const answer of answers)
        expect(answer.kind === 'union' ? answer.types : []).toEqual(expect.arrayContaining([text, number]));
    }
  });

  test('an answer that grows without end is unknown', () => {
    const { solve } = createSolver();
    const key = {};
    const grow = (): Type => solve(key, () => ({ kind: 'array', element: union([text, grow()]) }));
    expect(grow()).toEqual(UNKNOWN);
  });

  test('cycles in cycles do not multiply', () => {
    const { solve } = createSolver();
    const keys = Array.from({ length: 60 }, () => ({}));
    let asked = 0;
    const ask = (index: number): Type =>
      solve(keys[index] ?? keys, () => {
        asked += 1;
        return union([index % 2 === 0 ? text : number, ...keys.map((_, other) => ask(other))]);
      });
    const answer = ask(0);
    expect(answer.kind === 'union' ? answer.types : []).toHaveLength(2);
    expect(asked).toBeLessThan(keys.length * 6);
  });

  test('what is given up leaves no traces: a later question has its own answer', () => {
    const { solve } = createSolver(3);
    const keys = Array.from({ length: 6 }, () => ({}));
    const chain = (index: number): Type => solve(keys[index] ?? keys, () => (index === 5 ? text : chain(index + 1)));
    expect(chain(0)).toEqual(UNKNOWN);
    expect(chain(4)).toEqual(text);
    expect(chain(3)).toEqual(text);
  });

  test('is the least fixpoint, in whatever order the questions are asked', () => {
    const constants: readonly Type[] = ['string', 'number', 'Date', 'Map'].map((name) => ({ kind: 'builtin', name }));
    const equation = fc.record({
      own: fc.subarray([0, 1, 2, 3]),
      uses: fc.array(fc.nat({ max: 7 }), { maxLength: 4 }),
    });
    fc.assert(
      fc.property(
        fc.array(equation, { minLength: 8, maxLength: 8 }),
        fc.shuffledSubarray([...Array(8).keys()]),
        (system, order) => {
          const { solve } = createSolver();
          const ask = (index: number): Type => {
            const { own, uses } = system[index] ?? { own: [], uses: [] };
            return solve(system[index] ?? {}, () =>
              union([...own.map((each) => constants[each] ?? UNKNOWN), ...uses.map(ask)]),
            );
          };
          for (const index of order) expect(names(ask(index))).toEqual(reached(system, index));
        },
      ),
    );
  });
});

/** The names of the constants in a type. */
function names(type: Type): readonly string[] {
  return alternatives(type)
    .map((each) => (each.kind === 'builtin' ? each.name : each.kind))
    .sort();
}

/** The least solution of equations that only join: all constants that can be reached. */
function reached(
  system: readonly { readonly own: readonly number[]; readonly uses: readonly number[] }[],
  start: number,
): readonly string[] {
  const seen = new Set([start]);
  for (const index of seen) for (const each of system[index]?.uses ?? []) seen.add(each);
  const own = new Set([...seen].flatMap((index) => system[index]?.own ?? []));
  return [...own].map((each) => ['string', 'number', 'Date', 'Map'][each] ?? '').sort();
}
