/**
 * Least fixpoints for questions that depend on each other: the answer to a question that is asked again while it is being
 * worked out is what is known so far, and the work is repeated until nothing new comes of it (Kleene iteration).
 */
import { isSubtype, NEVER, type Type, UNKNOWN } from './types.ts';

/** Rounds after which an answer that still grows is given up as unknown. */
const ROUNDS = 6;
/** Questions worked out for one outermost question before it is given up: cycles in cycles can explode. */
const BUDGET = 20_000;

export interface Solver {
  /** @param key identity of the question; the same key must always come with the same `compute` */
  solve(key: object, compute: () => Type): Type;
}

export function createSolver(): Solver {
  const answers = new WeakMap<object, Type>();
  const soFar = new Map<object, Type>();
  /** Open questions whose unfinished answer was used. What used them is not final either. */
  const used = new Set<object>();
  let spent = 0;

  function solve(key: object, compute: () => Type): Type {
    const known = answers.get(key);
    if (known) return known;
    const open = soFar.get(key);
    if (open) {
      used.add(key);
      return open;
    }
    if (soFar.size === 0) spent = 0;
    spent += 1;
    if (spent > BUDGET) return UNKNOWN;
    const answer = iterate(key, compute);
    soFar.delete(key);
    used.delete(key);
    if (used.size === 0) answers.set(key, answer);
    return answer;
  }

  function iterate(key: object, compute: () => Type): Type {
    let answer = NEVER;
    for (let round = 0; round < ROUNDS; round += 1) {
      soFar.set(key, answer);
      used.delete(key);
      const next = compute();
      if (!used.has(key) || isSubtype(next, answer)) return next;
      answer = next;
    }
    return UNKNOWN;
  }

  return { solve };
}
