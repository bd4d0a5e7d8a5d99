import type { Row } from './database.ts';

/** A value of the program under test, whose types are not known here: it can be read, called and constructed. */
export interface Loose {
  new (...args: readonly unknown[]): Loose;
  (...args: readonly unknown[]): Loose;
  [name: string]: Loose;
}

/** What a scenario works with. It is written once, and runs with the sync variants and with the async ones. */
export interface ScenarioContext {
  /** Exports of the fixture, when it is one file. */
  readonly module: Loose;
  /** Runs the top-level code of the fixture, or of a file of the project, to its end, and gives the exports. */
  readonly script: (path?: string) => Promise<Loose>;
  /** Exports by path, when it is a project. */
  readonly modules: Readonly<Record<string, Loose>>;
  /** Calls the variant of this run: `call(book, 'save')` is `book.save()` or `await book.asave()`. */
  readonly call: (receiver: unknown, name: string, ...args: readonly unknown[]) => Promise<Loose>;
  /** The outcome of something that may throw, as a value. */
  readonly attempt: (action: () => unknown) => Promise<unknown>;
  /** A new instance with these fields, not saved. */
  readonly make: (model: unknown, fields?: Row) => Loose;
  /** Puts a row in a table, unrecorded. */
  readonly seed: (table: string, row: Row & { readonly id: unknown }) => void;
  readonly rows: (table: string) => readonly Row[];
  /** Exports of the ORM. */
  readonly orm: Readonly<Record<string, Loose>>;
  /** Lets timers and promise reactions that are due run. */
  readonly settle: () => Promise<void>;
  /**
   * Calls a handler as the outside world does, through its framework; after the migration it opens exactly one context,
   * or as many as there are handlers on the way.
   */
  readonly enter: <T>(label: string, action: () => T, contexts?: number) => Promise<Awaited<T>>;
}

/** Runs one use of the fixture; what it returns is compared. */
export type Scenario = (context: ScenarioContext) => unknown;

export interface ScenarioModule {
  readonly default: Scenario;
  /** Overrides fall back, all or some: their async variants run the sync ones, and so do sync operations. */
  readonly fallback?: boolean | 'some';
  /** What the async variants are called, where that is not the rule of the profile. */
  readonly asyncName?: (name: string) => string;
  /** The ORM below, where it is not each that the overrides are right on. */
  readonly base?: 'native' | 'delegating';
  /** The async variants honour the override before the migration too, so a run of the input finds no difference. */
  readonly rightBefore?: boolean;
  /** Calls the views of the program after its migration: all of its operations belong inside `newConnection()`. */
  readonly views?: Scenario;
  /** `calls` (default): sync variants against async ones. `as-is`: code that is async already, before and after. */
  readonly compare?: 'calls' | 'as-is';
}
