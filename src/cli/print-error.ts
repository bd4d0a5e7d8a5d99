import { UsageError } from '../errors.ts';
import { escapeControls, escapeLine } from '../text/escape.ts';
import type { Io } from './io.ts';

/** Prints a mistake of the user as it says itself, and one of ours as a line; `--verbose` shows where that happened. */
export function printError(error: unknown, argv: readonly string[], io: Io): void {
  if (error instanceof UsageError) {
    for (const line of error.message.split('\n')) io.stderr.write(`orm-migrate: ${escapeLine(line)}\n`);
    return;
  }
  const message = error instanceof Error ? error.message : String(error);
  const hint = argv.includes('--verbose') ? '' : ' (--verbose shows where)';
  io.stderr.write(`orm-migrate: internal error: ${escapeLine(message.split('\n', 1)[0] ?? '')}${hint}\n`);
  if (hint === '' && error instanceof Error) io.stderr.write(`${escapeControls(error.stack ?? '')}\n`);
}
