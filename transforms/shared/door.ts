/** What the jscodeshift transforms share: jscodeshift asks file by file, the migration looks at the whole project. */
import { existsSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import type { MigrateOptions, Transform } from '../../src/index.ts';
import { hash, sharedResult } from './shared-result.ts';

export interface FileInfo {
  readonly path: string;
  readonly source: string;
}

/** Options of jscodeshift. `profile`, `runtime` and `config` mean what these flags of the command line mean. */
export type Options = Readonly<Record<string, unknown>>;

interface Outcome {
  /** Hash of the text that was analysed. */
  readonly before: string;
  /** Null where nothing changes. */
  readonly after: string | null;
  readonly error: string | null;
}

/** By absolute path. */
type Analysis = Readonly<Record<string, Outcome>>;

const analyses = new Map<string, Promise<Analysis>>();

/**
 * @returns the text that `orm-migrate --only <transform>` gives the file; undefined when that changes nothing
 * @throws when the file cannot be migrated, or is not on the disk as it was given
 */
export async function migrateFile(
  transform: Transform,
  file: FileInfo,
  options: Options = {},
): Promise<string | undefined> {
  const path = realpathSync(file.path);
  const settings = { ...settingsFrom(options), only: [transform], paths: [projectOf(path)] };
  const analysis = analyse(settings);
  let outcome = (await analysis)[path];
  if (outcome && !fits(outcome, file)) {
    outcome = (await analyse(settings, analysis))[path];
    if (!outcome || !fits(outcome, file)) throw new Error('not the text that is on the disk, which the analysis reads');
  }
  if (!outcome) return undefined;
  if (outcome.error !== null) throw new Error(outcome.error);
  return outcome.after === null || outcome.after === file.source ? undefined : outcome.after;
}

/** The text is the one that was analysed, or what that has become. */
function fits({ before, after }: Outcome, { source }: FileInfo): boolean {
  return before === hash(source) || after === source;
}

/** One analysis serves all files of a run; an outdated one is made anew, once for all who find it outdated. */
function analyse(settings: MigrateOptions, outdated?: Promise<Analysis>): Promise<Analysis> {
  const key = JSON.stringify(settings);
  const known = analyses.get(key);
  if (known && known !== outdated) return known;
  const started = known ? makeAnalysis(settings) : sharedResult(process.cwd() + key, () => makeAnalysis(settings));
  analyses.set(key, started);
  return started;
}

async function makeAnalysis(settings: MigrateOptions): Promise<Analysis> {
  const { migrate } = await loadEngine();
  const { outputs } = await migrate(settings);
  return Object.fromEntries(
    outputs.map(({ path, before, after, error }) => [
      path,
      { before: hash(before), after: after === before ? null : after, error },
    ]),
  );
}

/** The working directory, as for the command line; for a file outside it, the package or repository that it is in. */
function projectOf(path: string): string {
  const cwd = realpathSync('.');
  const way = relative(cwd, path);
  if (!way.startsWith('..') && !isAbsolute(way)) return cwd;
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json')) || existsSync(join(folder, '.git'))) return folder;
    if (dirname(folder) === folder) return dirname(path);
  }
}

function settingsFrom({ profile, runtime, config }: Options): MigrateOptions {
  return {
    ...(typeof profile === 'string' && { profile }),
    ...(typeof runtime === 'string' && { runtime }),
    ...(typeof config === 'string' && { config: resolve(config) }),
  };
}

/**
 * jscodeshift has Babel turn what a transform imports into CommonJS, all packages included. `import()` it leaves alone:
 * the engine is loaded by Node itself, as it was built. Only as TypeScript source, from a checkout, it needs Babel too.
 */
async function loadEngine(): Promise<typeof import('../../src/index.ts')> {
  try {
    return await import('../../src/index.ts');
  } catch (error) {
    if (!isUnknownExtension(error)) throw error;
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- what Babel makes of this file is CommonJS
    return require('../../src/index.ts') as typeof import('../../src/index.ts');
  }
}

function isUnknownExtension(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_UNKNOWN_FILE_EXTENSION';
}
