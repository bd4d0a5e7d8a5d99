import { createColors } from 'picocolors';

import { escapeControls } from '../text/escape.ts';
import type { Reporter } from './reporter.ts';

type Colors = ReturnType<typeof createColors>;

/** The diff: exactly one patch for `git apply` when it goes to a file or a pipe, coloured and safe on a terminal. */
export const pretty: Reporter = (result, target) => {
  const patch = result.files.map((file) => file.diff).join('');
  if (!target.color && !target.terminal) return patch;
  const colors = createColors(target.color);
  return (target.terminal ? escapeControls(patch) : patch)
    .split('\n')
    .map((line) => paint(line, colors))
    .join('\n');
};

function paint(line: string, colors: Colors): string {
  if (/^(?:diff --git |--- "?a\/|\+\+\+ "?b\/)/.test(line)) return colors.bold(line);
  if (line.startsWith('@@')) return colors.cyan(line);
  if (line.startsWith('+')) return colors.green(line);
  if (line.startsWith('-')) return colors.red(line);
  return line.startsWith('\\') ? colors.dim(line) : line;
}
