import { UsageError } from './errors.ts';
import { dirtyPaths } from './git/dirty-paths.ts';
import type { Options } from './model/options.ts';
import type { Result } from './model/result.ts';
import { relativePath } from './files/paths.ts';
import { escapeLine } from './text/escape.ts';
import type { Analysis, FileOutput } from './model/analysis.ts';
import type { analyse } from './run.ts';
import { lockTrees } from './writing/lock-trees.ts';
import { buildResult } from './steps/report.ts';
import { stageFiles, type Staging } from './writing/stage.ts';
import { type Temporaries, withTemporaries } from './writing/temporaries.ts';
import { replaceFiles } from './writing/write.ts';

export type Analyse = typeof analyse;

export interface Execution {
  readonly options: Options;
  /** Change files with uncommitted changes too. */
  readonly force: boolean;
  readonly version: string;
  readonly analyse: Analyse;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface Migration {
  readonly result: Result;
  readonly outputs: readonly FileOutput[];
}

/** Analyses, and in apply mode writes. What it throws, it throws before the first file is written. */
export async function execute(execution: Execution): Promise<Migration> {
  const { options, version, analyse, onProgress } = execution;
  if (options.mode === 'apply') return withTemporaries((temporaries) => apply(execution, temporaries));
  const analysis = await analyse(options, onProgress);
  return { result: buildResult(options, version, analysis), outputs: analysis.files };
}

async function apply(execution: Execution, temporaries: Temporaries): Promise<Migration> {
  const { options, force, version, analyse, onProgress } = execution;
  lockTrees(options.paths, temporaries);
  const first = await analyse(options, onProgress);
  if (!force) await refuseDirty(changedFiles(first), options.cwd);
  const { analysis, staging } = await stage(first, execution, temporaries);
  const failures = [...staging.failures, ...(await replaceFiles(staging, options.paths, temporaries))];
  const messages = new Map(failures.map(({ path, message }) => [path, message]));
  const outputs = analysis.files.map((file) => withFailure(file, messages.get(file.path)));
  return { result: buildResult(options, version, { ...analysis, files: outputs }), outputs };
}

function changedFiles({ files }: Analysis): readonly FileOutput[] {
  return files.filter((file) => file.error === null && file.before !== file.after);
}

/** Plans again without the files that cannot be written, so that nothing is written that relies on them. */
async function stage(
  first: Analysis,
  { options, force, analyse }: Execution,
  temporaries: Temporaries,
): Promise<{ readonly analysis: Analysis; readonly staging: Staging }> {
  const frozen = new Map<string, string>();
  let analysis = first;
  let staging = await stageFiles(changedFiles(first), options.paths, temporaries);
  // What is still to be changed although it is frozen was refused again, which is all that can be done.
  while (!staging.failures.every(({ path }) => frozen.has(path))) {
    for (const { path, message } of staging.failures)
      frozen.set(path, `${relativePath(options.cwd, path)}: ${message}`);
    analysis = await analyse(options, undefined, frozen);
    if (!force) await refuseDirty(changedFiles(analysis), options.cwd);
    staging = await stageFiles(changedFiles(analysis), options.paths, temporaries, staging.staged);
  }
  return { analysis: withVanished(analysis, first, frozen), staging };
}

/** A file that could not be written because it is gone is in no later analysis, and is reported all the same. */
function withVanished(analysis: Analysis, first: Analysis, frozen: ReadonlyMap<string, string>): Analysis {
  const present = new Set(analysis.files.map(({ path }) => path));
  const vanished = first.files.filter(({ path }) => frozen.has(path) && !present.has(path));
  if (vanished.length === 0) return analysis;
  return {
    ...analysis,
    files: [...analysis.files, ...vanished.map((file) => withFailure(file, frozen.get(file.path)))],
  };
}

function withFailure(file: FileOutput, message: string | undefined): FileOutput {
  return message === undefined ? file : { ...file, after: file.before, error: message };
}

const SHOWN = 3;

async function refuseDirty(files: readonly FileOutput[], cwd: string): Promise<void> {
  const dirty = await dirtyPaths(files.map((file) => file.path));
  if (dirty.length === 0) return;
  const names = dirty.slice(0, SHOWN).map((path) => escapeLine(relativePath(cwd, path)));
  const more = dirty.length > SHOWN ? ` and ${dirty.length - SHOWN} more` : '';
  throw new UsageError(
    `uncommitted changes in files to be changed: ${names.join(', ')}${more}; commit or stash them, or use --force`,
  );
}
