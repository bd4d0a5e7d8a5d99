import { describe, expect, test } from 'vitest';
import { createSolver } from '../../src/graph/solver.ts';
import { NEVER, type Type, union, UNKNOWN } from '../../src/graph/types.ts';

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

  test('too many questions are given up, in time', () => {
    const { solve } = createSolver();
    const keys = Array.from({ length: 14 }, () => ({}));
    const ask = (index: number): Type =>
      solve(keys[index] ?? keys, () => union([text, ...keys.map((_, other) => ask(other))]));
    expect(['builtin', 'union', 'unknown']).toContain(ask(0).kind);
  }, 10_000);
});
