/** The command itself: what it takes to migrate is loaded for it alone. */
import { writeFileSync } from 'node:fs';

import { loadConfig } from '../config/load.ts';
import { resolveOptions } from '../config/resolve-options.ts';
import type { Profiles } from '../config/resolve-profile.ts';
import { UsageError } from '../errors.ts';
import { execute, type Migration } from '../migrate.ts';
import type { Options } from '../model/options.ts';
import type { Result } from '../model/result.ts';
import { escapeLine } from '../text/escape.ts';
import { reporters } from '../reporters/index.ts';
import { describeFileError } from '../files/file-error.ts';
import { refusedFiles } from '../steps/discover.ts';
import { homeOf, patchRoot } from '../steps/report.ts';
import { relativePath, statOf } from '../files/paths.ts';
import type { Arguments } from './arguments.ts';
import { brokenManifests } from './broken-manifests.ts';
import { colorsFor, useColor } from './colors.ts';
import { DONE, UNFINISHED } from './exit-codes.ts';
import type { Dependencies, Io } from './io.ts';
import { namePaths, nextSteps } from './next-steps.ts';
import { printError } from './print-error.ts';
import { createProgress } from './progress.ts';
import { type ReportTarget, reportTargets } from './report-targets.ts';
import { formatSummary } from './summary.ts';

/** @returns the exit code; throws a UsageError where nothing was done */
export async function migrate(
  argv: readonly string[],
  args: Arguments,
  io: Io,
  dependencies: Dependencies,
): Promise<number> {
  checkFolder(io.cwd);
  const targets = reportTargets(argv, io.cwd);
  const options = await readOptions(args, io, dependencies.profiles);
  const silent = args.has('silent');
  if (!silent) printRefused(options, io);
  const progress = createProgress(io, silent);
  const { result, outputs } = await execute({
    options,
    force: args.has('force'),
    version: io.version,
    analyse: dependencies.analyse,
    onProgress: progress.update,
  }).finally(progress.clear);
  try {
    const wanted = targets.length > 0 ? targets : defaultTargets(options);
    const reported = printReports(result, wanted, args, io);
    printFailures(result, io);
    if (!silent) printBrokenManifests(options.cwd, outputs, io);
    if (!silent && wanted.length > 0) printPatchRoot(options.cwd, outputs, io);
    if (!silent) printSummary(result, options, args, io);
    return reported ? exitCode(options, result, args.has('allow-fallbacks')) : UNFINISHED;
  } catch (error) {
    if (options.mode !== 'apply') throw error;
    printError(error, argv, io);
    return UNFINISHED;
  }
}

/** Its name comes as text, which leads nowhere when the bytes were none. */
function checkFolder(cwd: string): void {
  if (statOf(cwd) !== null) return;
  const reason = cwd.includes('\uFFFD') ? 'its name is not UTF-8; rename it' : 'it is gone, or may not be entered';
  throw new UsageError(`cannot work in the current folder ${escapeLine(cwd)}: ${reason}`);
}

async function readOptions(args: Arguments, io: Io, profiles: Profiles): Promise<Options> {
  const loaded = await loadConfig(io.cwd, args.value('config') ?? null);
  const settings = {
    cwd: io.cwd,
    paths: args.paths.length > 0 ? args.paths : ['.'],
    mode: modeOf(args),
    only: args.values('only'),
    skip: args.values('skip'),
    profile: args.value('profile'),
    runtime: args.value('runtime'),
    asyncBase: args.value('async-base') as Options['asyncBase'] | undefined,
    ignorePatterns: args.values('ignore-pattern'),
    respectIgnoreFiles: !args.has('no-ignore'),
  };
  return resolveOptions(settings, loaded, profiles);
}

function modeOf(args: Arguments): Options['mode'] {
  if (args.has('check')) return 'check';
  return args.has('dry') ? 'dry' : 'apply';
}

/** Applying prints a report only when one is asked for. */
function defaultTargets(options: Options): readonly ReportTarget[] {
  return options.mode === 'apply' ? [] : [{ reporter: 'pretty', file: null }];
}

/** False when a report could not be written. */
function printReports(result: Result, targets: readonly ReportTarget[], args: Arguments, io: Io): boolean {
  let complete = true;
  for (const { reporter, file } of targets) {
    if (file === null) {
      const target = { color: useColor('stdout', args, io), terminal: io.isTTY.stdout };
      io.stdout.write(reporters[reporter](result, target));
      continue;
    }
    try {
      writeFileSync(file, reporters[reporter](result, { color: false, terminal: false }));
    } catch (error) {
      complete = false;
      io.stderr.write(
        `orm-migrate: ${escapeLine(relativePath(io.cwd, file))} cannot be written: ${describeFileError(error)}\n`,
      );
    }
  }
  return complete;
}

function printRefused(options: Options, io: Io): void {
  for (const { path, reason } of refusedFiles(options)) {
    io.stderr.write(`skipped ${escapeLine(relativePath(options.cwd, path))}: ${reason}\n`);
  }
}

function printBrokenManifests(cwd: string, outputs: Migration['outputs'], io: Io): void {
  for (const path of brokenManifests(outputs.map((file) => file.path))) {
    io.stderr.write(`${escapeLine(relativePath(cwd, path))} is not JSON: its "imports" are not followed\n`);
  }
}

/** Only where it is not the place that anyone would try first. */
function printPatchRoot(cwd: string, outputs: Migration['outputs'], io: Io): void {
  const root = patchRoot(cwd, outputs);
  if (root === homeOf(cwd)) return;
  io.stderr.write(`The patch is for \`git apply\` in ${escapeLine(relativePath(cwd, root))}\n`);
}

function printFailures(result: Result, io: Io): void {
  for (const { error } of result.files) if (error !== null) io.stderr.write(`${escapeLine(error)}\n`);
}

function printSummary(result: Result, options: Options, args: Arguments, io: Io): void {
  const { changed, unchanged, failed } = result.totals.files;
  if (changed + unchanged + failed === 0) {
    io.stderr.write(`No matching files in ${escapeLine(namePaths(options))}\n`);
    return;
  }
  const steps = nextSteps(options, args, result);
  const colors = colorsFor('stderr', args, io);
  io.stderr.write(`\n${formatSummary(result, steps, { mode: options.mode, verbose: args.has('verbose'), colors })}`);
}

function exitCode({ mode }: Options, { totals, findings }: Result, allowsFallbacks: boolean): number {
  if (totals.files.failed > 0) return UNFINISHED;
  const remain = totals.open > 0 && !allowsFallbacks;
  const open = remain || totals.files.changed > 0 || findings.some((finding) => finding.severity !== 'note');
  return mode === 'check' && open ? UNFINISHED : DONE;
}
