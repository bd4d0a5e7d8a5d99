/**
 * Least fixpoints for questions that depend on each other. The answer to a question that is asked again while it is being
 * worked out is what is known of it so far. Questions that rest on each other form a component; its first one works them
 * all out again, each once a round, until a round adds nothing (Kleene iteration; the components are those of Tarjan,
 * Depth-first search and linear graph algorithms, 1972). So the work grows with the questions, not with the cycles.
 */
import { isSubtype, NEVER, type Type, UNKNOWN } from './types.ts';

/** Rounds after which an answer that still grows is given up as unknown. */
const ROUNDS = 8;
/** Questions worked out for one outermost question before it is given up. */
const BUDGET = 500_000;

export interface Solver {
  /** @param key identity of the question; the same key must always come with the same `compute` */
  solve(key: object, compute: () => Type): Type;
}

/** A question that is being worked out. */
interface Frame {
  /** The open questions that it used, its own among them if it asked itself. */
  readonly heads: Set<object>;
  /** It, or one on the way that rests on open questions, has another answer than in the round before. */
  grown: boolean;
}

/** An answer that holds for one round of the open questions it rests on. */
interface Guess {
  readonly answer: Type;
  readonly heads: Set<object>;
}

/** Rested on by whatever was given up: nothing of it is kept. */
const GIVEN_UP = {};

/** @param budget for tests; see `BUDGET` */
export function createSolver(budget = BUDGET): Solver {
  const answers = new WeakMap<object, Type>();
  /** Open questions with what is known of them, and all answers of the round before. */
  const open = new Map<object, Type>();
  const last = new Map<object, Type>();
  const guesses = new Map<object, Guess>();
  /** Guesses by the open questions that they rest on. */
  const resting = new Map<object, Set<object>>();
  /** Innermost last. */
  const frames: Frame[] = [];
  let spent = 0;

  function solve(key: object, compute: () => Type): Type {
    const known = answers.get(key);
    if (known) return known;
    const soFar = open.get(key);
    if (soFar) return use([key], soFar);
    const guess = guesses.get(key);
    if (guess) return use(guess.heads, guess.answer);
    if (spent > budget) return use([GIVEN_UP], UNKNOWN);
    const frame: Frame = { heads: new Set(), grown: false };
    frames.push(frame);
    const answer = iterate(key, compute, frame);
    frames.pop();
    keep(key, answer, frame);
    if (frames.length === 0) reset();
    return answer;
  }

  function use(heads: Iterable<object>, answer: Type): Type {
    const frame = frames.at(-1);
    for (const head of heads) frame?.heads.add(head);
    return answer;
  }

  /** Only the first question of a component goes round; what it rests on, besides itself, is then nothing open. */
  function iterate(key: object, compute: () => Type, frame: Frame): Type {
    let answer = attempt(key, compute, frame);
    for (let round = 1; frame.grown && [...frame.heads].every((head) => head === key); round += 1) {
      forget(key);
      if (round === ROUNDS) return UNKNOWN;
      frame.heads.clear();
      frame.grown = false;
      answer = attempt(key, compute, frame);
    }
    return answer;
  }

  function attempt(key: object, compute: () => Type, frame: Frame): Type {
    const before = last.get(key) ?? NEVER;
    spent += 1;
    open.set(key, before);
    const answer = compute();
    open.delete(key);
    if (frame.heads.size > 0 && !isSubtype(answer, before)) {
      frame.grown = true;
      last.set(key, answer);
    }
    return answer;
  }

  /** Drops the guesses of a round. */
  function forget(head: object): void {
    for (const key of resting.get(head) ?? []) guesses.delete(key);
    resting.delete(head);
  }

  /** The answer is final when it rests on nothing open; so is then what rested on it alone. */
  function keep(key: object, answer: Type, { heads, grown }: Frame): void {
    heads.delete(key);
    if (heads.size === 0 || frames.length === 0) answers.set(key, answer);
    else remember(key, { answer, heads });
    for (const each of resting.get(key) ?? []) {
      const guess = guesses.get(each);
      if (!guess?.heads.delete(key)) continue;
      guesses.delete(each);
      const rest = new Set([...guess.heads, ...heads]);
      if (rest.size === 0) answers.set(each, guess.answer);
      else remember(each, { answer: guess.answer, heads: rest });
    }
    resting.delete(key);
    use(heads, answer);
    const outer = frames.at(-1);
    if (outer && heads.size > 0) outer.grown ||= grown;
  }

  function remember(key: object, guess: Guess): void {
    guesses.set(key, guess);
    for (const head of guess.heads) {
      const keys = resting.get(head);
      if (keys) keys.add(key);
      else resting.set(head, new Set([key]));
    }
  }

  function reset(): void {
    last.clear();
    guesses.clear();
    resting.clear();
    spent = 0;
  }

  return { solve };
}
