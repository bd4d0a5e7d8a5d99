/** The result of a run: what reporters print and `migrate()` returns. Plain JSON data; paths are relative with `/`. */

export const SCHEMA_VERSION = 1;

export const TRANSFORMS = ['add-async-variants', 'insert-sync-fallbacks', 'wrap-new-connection'] as const;
export type Transform = (typeof TRANSFORMS)[number];

export type Outcome = 'mirror' | 'fallback' | 'wrap' | 'present' | 'skipped' | 'finding-only';

export type FallbackState = 'new' | 'standing' | 'replaced';

export interface Result {
  readonly schemaVersion: typeof SCHEMA_VERSION;
  readonly tool: { readonly name: 'orm-migrate'; readonly version: string };
  readonly profile: string;
  readonly totals: Totals;
  /** Files with a change, a failure or an override, sorted by path. */
  readonly files: readonly FileResult[];
  readonly findings: readonly Finding[];
  /** Set where a run on more of the project would write mirrors instead of fallbacks. */
  readonly wider: Wider | null;
}

export interface Wider {
  /** What to run on instead. */
  readonly path: string;
  /** How many of the fallbacks would be mirrors then. */
  readonly mirrors: number;
}

export interface Totals {
  readonly overrides: number;
  readonly mirrored: number;
  readonly fallback: number;
  /** Of those, the ones that nobody accepted. */
  readonly open: number;
  /** Of those, the ones that were there before. */
  readonly standing: number;
  /** Of the mirrors, the ones that take the place of a fallback. */
  readonly replaced: number;
  /** Fallbacks by blocker code. */
  readonly blockers: Readonly<Record<string, number>>;
  readonly present: number;
  readonly skipped: number;
  /** Async variants written for functions that are not overrides themselves. */
  readonly helpers: number;
  readonly wrapped: number;
  readonly findings: number;
  readonly files: { readonly changed: number; readonly unchanged: number; readonly failed: number };
}

export interface FileResult {
  readonly path: string;
  readonly status: 'changed' | 'unchanged' | 'failed';
  /** Unified diff of this file; empty when unchanged or failed. */
  readonly diff: string;
  /** One line `path:line:col message`; null unless failed. */
  readonly error: string | null;
  readonly changes: readonly Change[];
}

export interface Change {
  /** Stable over runs: transform, path and symbol. */
  readonly id: string;
  readonly transform: Transform;
  readonly kind: 'override' | 'view' | 'helper';
  /** `Class.method`, or the function's name. */
  readonly symbol: string;
  readonly line: number;
  readonly outcome: Outcome;
  /** Blocker code; null unless the outcome is a fallback. */
  readonly blocker: string | null;
  /** Whether its fallback is new, was there before, or makes way for what is written now; null without one. */
  readonly fallback: FallbackState | null;
  /** Why it got this outcome, as one sentence. */
  readonly reason: string;
  /** What it relies on that the tool could not see. */
  readonly assumptions: readonly string[];
  readonly pair: { readonly sync: string; readonly async: string } | null;
  /** How the blocking call is reached, outermost first: `src/book.ts:12 this.log()`. */
  readonly callPath: readonly string[];
  /** What each call in the body was taken for, in the order of the source. */
  readonly calls: readonly CallNote[];
}

/**
 * `orm`: an operation of the ORM. `reaches-orm`: a function of the project that comes to one. `may-reach-orm`: what it does
 * could not be told. `none`: proven to do without. `assumed-none`: taken to do without, as code of packages is.
 */
export type Effect = 'orm' | 'reaches-orm' | 'may-reach-orm' | 'none' | 'assumed-none';

export interface CallNote {
  readonly line: number;
  /** `this.author.save()` */
  readonly call: string;
  /** What it is called on, or what is called: `Author`, `manager of Author`, `package 'slugify'`. */
  readonly receiver: string;
  readonly effect: Effect;
  /** How it comes to the ORM, outermost first: `src/audit.ts:12 record()`, `src/audit.ts:14 entry.save()`. */
  readonly path: readonly string[];
  /** What the async variant has in its place: `await asave()`; null where it stays as it is. */
  readonly becomes: string | null;
}

export interface Finding {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'note';
  readonly path: string;
  readonly line: number;
  readonly symbol: string;
  readonly message: string;
  readonly callPath: readonly string[];
}
