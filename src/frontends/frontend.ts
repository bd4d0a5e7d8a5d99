/** A language front end: the only code that knows a language's syntax. */
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
