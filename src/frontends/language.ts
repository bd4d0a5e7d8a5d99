/** The port that a language implements: its syntax, and where its imports lead. */
import type { FileFacts, Position } from '../model/facts.ts';
import type { Edit } from '../model/plan.ts';

export interface Frontend {
  /** File name endings, with the dot. */
  readonly extensions: readonly string[];
  /** Reads the facts off a source text. Throws `SourceSyntaxError`. */
  scan(path: string, source: string): FileFacts;
  /** Applies edits; throws if one does not fit the text. */
  apply(path: string, source: string, edits: readonly Edit[]): string;
  /** What differs between the output and the input plus its edits; null if nothing does. */
  verify(path: string, before: string, after: string, edits: readonly Edit[]): string | null;
  /** Where a text could not be parsed; null if the error is of another kind. */
  syntaxErrorPosition(error: unknown): Position | null;
}

export type Resolution =
  | { readonly kind: 'file'; readonly path: string; readonly external: boolean }
  /** A package that is not installed, or a module of the platform. */
  | { readonly kind: 'package'; readonly specifier: string }
  /** An import that leads nowhere, or to something that is no code. `mend`: the file that should say where it leads. */
  | { readonly kind: 'missing'; readonly specifier: string; readonly mend?: string };

/** Where the imports of a language lead. */
export interface ImportResolver {
  resolve(from: string, specifier: string): Resolution;
  /** The declaration file that describes an installed package's module. */
  resolveTypes(from: string, specifier: string): Resolution;
}
