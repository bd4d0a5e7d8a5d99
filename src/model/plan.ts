/** The plan: what will be done to which file, and why. Plain JSON data; nothing after it decides anything. */
import type { Range } from './facts.ts';
import type { Change, Finding } from './result.ts';

export interface Plan {
  readonly files: readonly FilePlan[];
  readonly findings: readonly Finding[];
}

export interface FilePlan {
  readonly path: string;
  /** Files whose own edits these edits rely on: they call variants that are written there. */
  readonly relies: readonly string[];
  /** Of files that rely on each other, those to be written before it: what it overrides gets a variant there. */
  readonly above: readonly string[];
  readonly changes: readonly Change[];
  readonly edits: readonly Edit[];
}

/** One edit of one file. Ranges address the source text as it was scanned. */
export type Edit =
  | AddMirror
  | InsertFallback
  | RemoveFallback
  | AddImport
  | RemoveImport
  | AddMember
  | WrapBody
  | WrapStatements
  | WrapAwait;

/** Writes an async variant directly after its sync variant, as a copy of its text with some rewrites. */
export interface AddMirror {
  readonly kind: 'add-mirror';
  /** The method, field, function, object member or assignment to copy, without its overloads. */
  readonly target: Range;
  /** Overload signatures before the target; each gets an async signature too. */
  readonly overloads: readonly Range[];
  readonly syncName: string;
  readonly asyncName: string;
  /** A free function that others import: the variant is exported, however the function is. */
  readonly exported: boolean;
  /** A promise by default. */
  readonly shape?: MirrorShape;
  readonly rewrites: readonly Rewrite[];
}

/**
 * What a variant gives: a promise, as an async function; an async iterator, as an async generator; or the async iterator
 * that another variant gives it, as an ordinary function that passes it on.
 */
export type MirrorShape = 'promise' | 'iterator' | 'passes-iterator-on';

/** A change inside a mirror's text. */
export type Rewrite =
  /** `x.save(…)` → `await x.asave(…)`; without a rename only the `await` is added. */
  | { readonly kind: 'await-call'; readonly call: Range; readonly rename: Rename | null }
  /** `q.iterator()` → `q.aiterator()`: what it gives is iterated over asynchronously, and not waited for itself. */
  | { readonly kind: 'rename-call'; readonly call: Range; readonly rename: Rename }
  /** A function that is given to another: `each(save)` → `each(asave)`. */
  | { readonly kind: 'rename-value'; readonly value: Range; readonly rename: Rename }
  /** What a callback gives, in the type of a parameter: `() => R` → `() => Promise<R> | R`; the range of `R`. */
  | { readonly kind: 'promise-type'; readonly type: Range }
  /** A nested function becomes async. */
  | { readonly kind: 'make-async'; readonly function: Range }
  /** `for (const x of q)` → `for await (const x of q)`; the offset behind `for`. */
  | { readonly kind: 'for-await'; readonly at: number }
  /** `[...query]` → `[...(await collect(query))]`: the expression that is iterated over. */
  | { readonly kind: 'collect'; readonly expression: Range; readonly helper: string }
  /**
   * `items.forEach(f, t)` → `await forEachSequential(items, f, t)`; with a guard, `items?.forEach(f, t)` →
   * `await whenPresent(items, (list) => forEachSequential(list, f, t))`.
   */
  | { readonly kind: 'sequential-call'; readonly call: Range; readonly helper: string; readonly guard?: Guard }
  /** `Array.from(items, f)` → `await fromSequential(items, f)`. */
  | { readonly kind: 'helper-call'; readonly call: Range; readonly helper: string };

/** What keeps the short circuit of an optional chain: a helper, and a name for what there is. */
export interface Guard {
  readonly helper: string;
  readonly name: string;
}

/** `literal`: a quoted key, whose quotes stay. */
export interface Rename {
  readonly range: Range;
  readonly to: string;
  readonly form: 'identifier' | 'private' | 'literal';
}

export interface InsertFallback {
  readonly kind: 'insert-fallback';
  /** The fallback stands after this range: the sync variant (in a class body), or a statement. */
  readonly after: Range;
  /** `block`: a static block inside the class body; `statement`: a call after the statement. */
  readonly form: 'block' | 'statement';
  /** The object that owns the method, as text: `this.prototype`, `this`, `Book.prototype`, `Book`. */
  readonly home: string;
  readonly syncName: string;
  readonly asyncName: string;
  /** The function to call: `fallbackToSyncVariant`, or `fallbackToAsyncVariant` for the other direction. */
  readonly helper: string;
  /** The variant is to give an async iterator. */
  readonly iterator?: true;
  readonly comment: string;
  /** How long its lines may be. */
  readonly width: number;
}

/** Takes out a fallback that an earlier run wrote: the static block; or the statement, from its comment on. */
export interface RemoveFallback {
  readonly kind: 'remove-fallback';
  readonly range: Range;
}

export interface AddImport {
  readonly kind: 'add-import';
  readonly specifier: string;
  readonly name: string;
  /** The file is a module by what lies around it; there is no `import` or `export` in it that would tell. */
  readonly inModule?: boolean;
}

/** Takes a name out of an import, and with its last name the import. */
export interface RemoveImport {
  readonly kind: 'remove-import';
  /** The name as it stands in the import. */
  readonly range: Range;
}

/**
 * Lists a variant beside its function: `module.exports = { record }` → `{ record, arecord }`; likewise
 * `export { record } from './audit.js'`.
 */
export interface AddMember {
  readonly kind: 'add-member';
  /** The member after which it stands. */
  readonly after: Range;
  readonly key: string;
  readonly value: string;
}

/** Runs a function's whole body inside `newConnection()`. */
export interface WrapBody {
  readonly kind: 'wrap-body';
  readonly function: Range;
  /** The written type of its result with the colon, which the inner function is to have as well. */
  readonly result?: Range | null;
  readonly helper: string;
}

/** Runs statements of a module inside `await newConnection()`: the range from the first to the last of them. */
export interface WrapStatements {
  readonly kind: 'wrap-statements';
  readonly statements: Range;
  readonly helper: string;
}

/** `await f()` → `await newConnection(async () => f())`: the range of the `await` expression. */
export interface WrapAwait {
  readonly kind: 'wrap-await';
  readonly expression: Range;
  readonly helper: string;
}
