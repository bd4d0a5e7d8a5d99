import type { Result } from '../model/result.ts';

/** Turns a result into text. No reporter changes a count or leaves one out. */
export type Reporter = (result: Result, target: Target) => string;

export interface Target {
  readonly color: boolean;
  /** The text is shown on a terminal, so source code in it must not control the terminal. */
  readonly terminal: boolean;
}
