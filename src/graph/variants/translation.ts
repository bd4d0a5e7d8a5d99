/** The outcome of translating a function: what to rewrite in a copy of it, or what blocks that. Plain data. */
import type { Range } from '../../model/facts.ts';
import type { MirrorShape, Rewrite } from '../../model/plan.ts';
import type { CallNode, FunctionNode } from '../project/nodes.ts';
import type { Definition, Pair } from '../project/questions.ts';

export interface Blocked {
  readonly blocker: string;
  /** Completes "save() …": `reaches the ORM inside a setTimeout() callback`. */
  readonly detail: string;
  readonly path: string;
  readonly line: number;
  /** The call or construct in the source. */
  readonly text: string;
  /** How it is reached from the override, outermost first: `file:line call`. */
  readonly callPath: Path | null;
  /** The way on from there to the ORM, where that is elsewhere. */
  readonly beyond?: readonly string[];
}

/** Steps of a way. A list that ends like another one shares its end, so that all ways to one place together stay small. */
export interface Path {
  readonly step: string;
  readonly next: Path | null;
}

export function stepsOf(path: Path | null): readonly string[] {
  const steps: string[] = [];
  for (let at = path; at; at = at.next) steps.push(at.step);
  return steps;
}

/** A call or construct that becomes another. */
export interface AwaitNote {
  readonly line: number;
  readonly call: string;
  /** `Book`, `manager of Author`, … */
  readonly receiver: string;
  readonly becomes: string;
}

/** A name the mirror needs in its file. */
export type ImportNeed =
  /** From the runtime. */
  | { readonly kind: 'runtime'; readonly name: string }
  /**
   * Beside an existing import: the async variant of a function that is imported from `specifier`. `path`: in another file than
   * the mirror's, which passes it on.
   */
  | { readonly kind: 'module'; readonly path?: string; readonly specifier: string; readonly name: string }
  /** Another name in `module.exports = { record }` or `export { record } from …`, which list a function that gets a variant. */
  | {
      readonly kind: 'member';
      readonly path: string;
      readonly after: Range;
      readonly key: string;
      readonly value: string;
    };

export interface Translation {
  readonly shape: MirrorShape;
  readonly rewrites: readonly Rewrite[];
  readonly assumptions: readonly string[];
  /** What is waited for. */
  readonly awaits: readonly AwaitNote[];
  /** Functions that need an async variant of their own for this one to work. */
  readonly demands: readonly FunctionNode[];
  /** Overrides that it calls by their async variants. */
  readonly relies: readonly FunctionNode[];
  readonly imports: readonly ImportNeed[];
}

export type TranslationResult = { readonly ok: Translation } | { readonly blocked: Blocked };

/** Async variants of the project's own functions, as far as a translation needs to know of them. */
export interface Variants {
  /** Module that the runtime's names come from. */
  readonly runtime: string;
  /** The run may change the file. */
  readonly isEditable: (path: string) => boolean;
  /** A function's async variant: `pending` if it has yet to be written. */
  of(node: FunctionNode): { readonly pending: boolean } | { readonly blocked: Blocked };
  nameOf(node: FunctionNode): string | null;
  /** The functions that must all get a variant when these do: a method with all its overrides. */
  group(nodes: readonly FunctionNode[]): readonly FunctionNode[];
  /** The existing async variant awaits the callback it takes as its parameter `index`. */
  awaitsParameter(node: FunctionNode, index: number): boolean;
  /** The override has no async variant and will not get one: a call that runs it must stay in sync code. */
  isBare(definition: Definition, pair: Pair): boolean;
  /** The override has a fallback as its async variant, or gets one. */
  fallsBack(definition: Definition, pair: Pair): boolean;
  /** `src/book.js:12 recalc()` */
  describe(node: FunctionNode): string;
  /** `src/book.js:14 entry.save()` */
  describeCall(call: CallNode): string;
  /** `recalc()`: for comments in code, where lines and paths would soon be wrong. */
  title(node: FunctionNode): string;
}
