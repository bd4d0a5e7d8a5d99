/** What the analysis gives: the text of each file before and after, and why. */
import type { Change, Finding, Wider } from './result.ts';

export interface FileOutput {
  /** Absolute. */
  readonly path: string;
  readonly before: string;
  /** Equal to `before` when nothing changes. */
  readonly after: string;
  readonly changes: readonly Change[];
  /** One line; the file is left alone. */
  readonly error: string | null;
  /** Absolute paths of files without whose changes these changes would not work. */
  readonly relies?: readonly string[];
  /** Of those, the ones to be written first where they rely on this one in turn. */
  readonly above?: readonly string[];
}

export interface Analysis {
  readonly files: readonly FileOutput[];
  readonly findings: readonly Finding[];
  /** What a run on more of the project would do. */
  readonly wider?: Wider | null;
}
