import { parseArgs } from 'node:util';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

import { UsageError } from '../errors.ts';
import { frontendFor } from '../frontends/index.ts';
import { statOf } from '../files/paths.ts';
import { escapeLine } from '../text/escape.ts';
import type { ReporterName } from '../reporters/index.ts';

export interface ReportTarget {
  readonly reporter: ReporterName;
  /** Absolute; null for stdout. */
  readonly file: string | null;
}

/**
 * Which reports to write where. A `--reporter-file` belongs to the `--reporter` before it, so the order counts, which
 * is lost on the parsed arguments. The names are known to be valid here.
 */
export function reportTargets(argv: readonly string[], cwd: string): readonly ReportTarget[] {
  const targets: { reporter: ReporterName; file: string | null }[] = [];
  for (const { name, value } of flagsInOrder(argv)) {
    if (name === 'reporter') targets.push({ reporter: value as ReporterName, file: null });
    if (name !== 'reporter-file') continue;
    const target = targets.at(-1);
    if (target === undefined) targets.push({ reporter: 'pretty', file: writableFile(cwd, value) });
    else if (target.file === null) target.file = writableFile(cwd, value);
    else throw new UsageError('each --reporter-file needs a --reporter of its own before it');
  }
  if (targets.filter((target) => target.file === null).length > 1) {
    throw new UsageError('only one report can go to stdout; give the others a --reporter-file');
  }
  return targets;
}

function flagsInOrder(argv: readonly string[]): readonly { name: string; value: string }[] {
  const string = { type: 'string', multiple: true } as const;
  const { tokens } = parseArgs({
    args: [...argv],
    options: { reporter: string, 'reporter-file': string },
    strict: false,
    tokens: true,
  });
  return tokens.flatMap((token) =>
    token.kind === 'option' && token.value !== undefined ? [{ name: token.name, value: token.value }] : [],
  );
}

/**
 * Checked before the run: a report that cannot be written should not be found out after files were changed, and one must not
 * take the place of code because a value was forgotten (`--reporter-file src/a.js`).
 */
function writableFile(cwd: string, file: string): string {
  const path = resolve(cwd, file);
  const shown = escapeLine(file);
  if (!existsSync(dirname(path))) throw new UsageError(`--reporter-file: no such folder: ${escapeLine(dirname(file))}`);
  const found = statOf(path);
  if (found?.isDirectory() === true) throw new UsageError(`--reporter-file: ${shown} is a folder`);
  if (found !== null && [path, realpathSync(path)].some((name) => frontendFor(name) !== null)) {
    throw new UsageError(
      `--reporter-file: ${shown} is a source file, which a report must not replace; name another file`,
    );
  }
  return path;
}
