/**
 * Least fixpoints for questions that depend on each other. The answer to a question that is asked again while it is being
 * worked out is what is known of it so far. Questions that rest on each other form a component; its first one works them
 * all out again, each once a round, until a round adds nothing (Kleene iteration). Components are told as by Tarjan,
 * Depth-first search and linear graph algorithms (1972): each question is numbered when it is first asked, and keeps the
 * lowest number that it rests on. So the work grows with the questions and their uses, not with the cycles.
 */
import { isSubtype, NEVER, type Type, UNKNOWN } from '../project/types.ts';

/** Rounds after which an answer that still grows is given up as unknown. */
const ROUNDS = 8;
/**
 * Questions that are open at once, each waiting for the next, before the last is given up. A level takes about one kilobyte of
 * the stack, and the thread that the analysis runs in has one of 256 megabytes.
 */
const DEPTH = 50_000;
/** Questions worked out for one outermost question before it is given up. */
const BUDGET = 500_000;

export interface Solver {
  /** @param key identity of the question; the same key must always come with the same `compute` */
  solve(key: object, compute: () => Type): Type;
  /** The answer will never change: it rests on nothing that is still being worked out. */
  isSettled(key: object): boolean;
}

/** A question that is being worked out. */
interface Frame {
  readonly number: number;
  /** The lowest number of a question that it rests on, its own if it asked itself. */
  low: number;
  /** It, or one on the way that rests on open questions, has another answer than in the round before. */
  grown: boolean;
  /** How many guesses were there before it. */
  readonly start: number;
}

/** What is known of a question so far: of an open one, or of one that rests on an open one in this round. */
interface Guess {
  readonly answer: Type;
  readonly number: number;
}

/** Rests on nothing that is open. */
const NOTHING = Infinity;
/** Rested on by whatever was given up: nothing of it is kept. */
const GIVEN_UP = -1;

/** What the questions of this file are asked about, and what they remember. */
interface Context {
  readonly budget: number;
  readonly depth: number;
  readonly answers: WeakMap<object, Type>;
  readonly open: Map<object, Guess>;
  /** All answers of the round before. */
  readonly last: Map<object, Type>;
  readonly guesses: Map<object, Guess>;
  /** The questions with guesses, in the order in which they were answered. */
  readonly guessed: object[];
  /** Innermost last. */
  readonly frames: Frame[];
  spent: number;
  numbered: number;
}

/** @param budget for tests, as is `depth`; see `BUDGET` and `DEPTH` */
export function createSolver(budget = BUDGET, depth = DEPTH): Solver {
  const answers = new WeakMap<object, Type>();
  const open = new Map<object, Guess>();
  /** All answers of the round before. */
  const last = new Map<object, Type>();
  const guesses = new Map<object, Guess>();
  /** The questions with guesses, in the order in which they were answered. */
  const guessed: object[] = [];
  /** Innermost last. */
  const frames: Frame[] = [];
  const context: Context = { budget, depth, answers, open, last, guesses, guessed, frames, spent: 0, numbered: 0 };

  return { solve: (key, compute) => solve(context, key, compute), isSettled: (key) => answers.has(key) };
}

function solve(context: Context, key: object, compute: () => Type): Type {
  const { answers, open, guesses, budget, frames, depth, guessed } = context;
  const known = answers.get(key);
  if (known) return known;
  const soFar = open.get(key) ?? guesses.get(key);
  if (soFar) return use(context, soFar.number, soFar.answer);
  if (context.spent > budget || frames.length >= depth) return use(context, GIVEN_UP, UNKNOWN);
  const frame: Frame = { number: context.numbered, low: NOTHING, grown: false, start: guessed.length };
  context.numbered += 1;
  frames.push(frame);
  const answer =
    frames.length === 1 ? iterateOrReset(context, key, compute, frame) : iterate(context, key, compute, frame);
  frames.pop();
  keep(context, key, answer, frame);
  if (frames.length === 0) reset(context);
  return answer;
}

/** An error that ends the outermost question leaves nothing behind that a later one could rest on. */
function iterateOrReset(context: Context, key: object, compute: () => Type, frame: Frame): Type {
  const { frames, open } = context;
  try {
    return iterate(context, key, compute, frame);
  } catch (error) {
    frames.length = 0;
    open.clear();
    reset(context);
    throw error;
  }
}

function use({ frames }: Context, number: number, answer: Type): Type {
  const frame = frames.at(-1);
  if (frame) frame.low = Math.min(frame.low, number);
  return answer;
}

/** Only the first question of a component goes round; what it rests on, besides itself, is then nothing open. */
function iterate(context: Context, key: object, compute: () => Type, frame: Frame): Type {
  const { guessed, guesses } = context;
  let answer = attempt(context, key, compute, frame);
  for (let round = 1; frame.grown && isFirst(frame); round += 1) {
    for (const each of guessed.splice(frame.start)) guesses.delete(each);
    if (round === ROUNDS) return UNKNOWN;
    frame.low = NOTHING;
    frame.grown = false;
    answer = attempt(context, key, compute, frame);
  }
  return answer;
}

function attempt(context: Context, key: object, compute: () => Type, frame: Frame): Type {
  const { last, open } = context;
  const before = last.get(key) ?? NEVER;
  context.spent += 1;
  open.set(key, { answer: before, number: frame.number });
  const answer = compute();
  open.delete(key);
  if (frame.low !== NOTHING && !isSubtype(answer, before)) {
    frame.grown = true;
    last.set(key, answer);
  }
  return answer;
}

/** The answer is final when it rests on nothing else that is open; so is then what was guessed on the way. */
function keep({ answers, guessed, guesses, frames }: Context, key: object, answer: Type, frame: Frame): void {
  if (isFirst(frame)) {
    answers.set(key, answer);
    for (const each of guessed.splice(frame.start)) {
      const guess = guesses.get(each);
      if (guess) answers.set(each, guess.answer);
      guesses.delete(each);
    }
    return;
  }
  const outer = frames.at(-1);
  if (!outer) {
    answers.set(key, answer);
    return;
  }
  guesses.set(key, { answer, number: frame.number });
  guessed.push(key);
  outer.low = Math.min(outer.low, frame.low);
  outer.grown ||= frame.grown;
}

function reset(context: Context): void {
  const { last, guesses, guessed } = context;
  last.clear();
  guesses.clear();
  guessed.length = 0;
  context.spent = 0;
  context.numbered = 0;
}

/** It is the first question of its component. */
function isFirst({ low, number }: Frame): boolean {
  return low >= number;
}
