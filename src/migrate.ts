import { UsageError } from './errors.ts';
import { dirtyPaths } from './git/dirty-paths.ts';
import type { Options } from './model/options.ts';
import type { Result } from './model/result.ts';
import { relativePath } from './paths.ts';
import type { analyse, FileOutput } from './run.ts';
import { buildResult } from './steps/report.ts';
import { writeFiles } from './steps/write.ts';

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
export async function execute({ options, force, version, analyse, onProgress }: Execution): Promise<Migration> {
  const analysis = await analyse(options, onProgress);
  const result = buildResult(options, version, analysis);
  if (options.mode !== 'apply') return { result, outputs: analysis.files };
  const changed = analysis.files.filter((file) => file.error === null && file.before !== file.after);
  if (!force) await refuseDirty(changed, options.cwd);
  const failures = await writeFiles(changed, options.paths);
  if (failures.length === 0) return { result, outputs: analysis.files };
  const messages = new Map(failures.map(({ path, message }) => [path, message]));
  const outputs = analysis.files.map((file) => withFailure(file, messages.get(file.path)));
  return { result: buildResult(options, version, { ...analysis, files: outputs }), outputs };
}

function withFailure(file: FileOutput, message: string | undefined): FileOutput {
  return message === undefined ? file : { ...file, after: file.before, error: message };
}

const SHOWN = 3;

async function refuseDirty(files: readonly FileOutput[], cwd: string): Promise<void> {
  const dirty = await dirtyPaths(files.map((file) => file.path));
  if (dirty.length === 0) return;
  const names = dirty.slice(0, SHOWN).map((path) => relativePath(cwd, path));
  const more = dirty.length > SHOWN ? ` and ${dirty.length - SHOWN} more` : '';
  throw new UsageError(
    `uncommitted changes in files to be changed: ${names.join(', ')}${more}; commit or stash them, or use --force`,
  );
}
