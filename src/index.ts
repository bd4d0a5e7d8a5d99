import { type Config, defineConfig } from './config/config.ts';
import { type LoadedConfig, loadConfig, onlyUnknownExtension } from './config/load.ts';
import { resolveOptions } from './config/resolve-options.ts';
import { validateConfig } from './config/validate.ts';
import { UsageError } from './errors.ts';
import { type Analyse, execute, type Migration } from './migrate.ts';
import type { Options } from './model/options.ts';
import type { Transform } from './model/result.ts';
import { profiles } from './profiles/index.ts';
import { analyse } from './run.ts';
import { VERSION } from './version.ts';

export interface MigrateOptions {
  /** Default: the working directory of the process. */
  readonly cwd?: string;
  /** Files and folders, relative to `cwd`. Default: all of it. */
  readonly paths?: readonly string[];
  /** Write the changes. Without it nothing is written. */
  readonly write?: boolean;
  /** With `write`: change files with uncommitted changes too. */
  readonly force?: boolean;
  readonly only?: readonly Transform[];
  readonly skip?: readonly Transform[];
  /** Name of a built-in profile. */
  readonly profile?: string;
  /** Module that migrated code imports the runtime from. */
  readonly runtime?: string;
  readonly asyncBase?: Options['asyncBase'];
  /** Patterns as in `.gitignore`, relative to `cwd`. */
  readonly ignorePatterns?: readonly string[];
  /** Respect `.gitignore` and the built-in exclusions. Default: true. */
  readonly respectIgnoreFiles?: boolean;
  /** A configuration, or the file that has it. Default: the nearest `orm-migrate.config.*`. `false`: none. */
  readonly config?: Config | string | false;
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * In a thread, which has a stack for large projects, where that is possible. The module is imported late: it knows where it
 * lies, which a module that jscodeshift has made CommonJS of cannot.
 */
async function findAnalysis(): Promise<Analyse> {
  const apart = await import('../bin/analysis-thread.ts').catch(onlyUnknownExtension);
  return apart?.canAnalyseInThread === true ? apart.analyseWholeInThread : analyse;
}

/** Migrates, or with the default of `write: false` says what it would do. Prints nothing. */
export async function migrate(options: MigrateOptions = {}): Promise<Migration> {
  const cwd = options.cwd ?? process.cwd();
  const settings = {
    cwd,
    paths: options.paths ?? ['.'],
    mode: options.write === true ? 'apply' : 'dry',
    only: options.only ?? [],
    skip: options.skip ?? [],
    profile: options.profile,
    runtime: options.runtime,
    asyncBase: options.asyncBase,
    ignorePatterns: options.ignorePatterns ?? [],
    respectIgnoreFiles: options.respectIgnoreFiles ?? true,
  } as const;
  return execute({
    options: resolveOptions(settings, await readConfig(cwd, options.config), profiles),
    force: options.force ?? false,
    version: VERSION,
    analyse: await findAnalysis(),
    ...(options.onProgress === undefined ? {} : { onProgress: options.onProgress }),
  });
}

async function readConfig(cwd: string, config: MigrateOptions['config']): Promise<LoadedConfig> {
  if (config === undefined || typeof config === 'string') return loadConfig(cwd, config ?? null);
  if (config === false) return { config: {}, folder: cwd, file: null };
  const validation = validateConfig(config);
  if ('mistakes' in validation) throw new UsageError(validation.mistakes.map((line) => `config: ${line}`).join('\n'));
  return { config: validation.config, folder: cwd, file: null };
}

export { defineConfig, UsageError };
export type { Config, Migration };
export type { ProfileConfig } from './config/config.ts';
export type { OrmType, Profile, Returns } from './model/profile.ts';
export type { NameRule, NameSide, VariantNames } from './model/variant-names.ts';
export type { Change, FileResult, Finding, Outcome, Result, Totals, Transform } from './model/result.ts';
export type { FileOutput } from './model/analysis.ts';
