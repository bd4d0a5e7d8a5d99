/** What the jscodeshift transforms share: jscodeshift asks file by file, the migration looks at the whole project. */
import { existsSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import type { Migration, MigrateOptions, Transform } from '../../src/index.ts';

export interface FileInfo {
  readonly path: string;
  readonly source: string;
}

/** Options of jscodeshift. `profile`, `runtime` and `config` mean what these flags of the command line mean. */
export type Options = Readonly<Record<string, unknown>>;

const analyses = new Map<string, Promise<Migration>>();

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
  let analysis = analyse(settings);
  let output = find(path, await analysis);
  if (output && output.before !== file.source && output.after !== file.source) {
    analysis = analyse(settings, analysis);
    output = find(path, await analysis);
    if (output?.before !== file.source) throw new Error('not the text that is on the disk, which the analysis reads');
  }
  if (!output) return undefined;
  if (output.error !== null) throw new Error(output.error);
  return output.after === file.source ? undefined : output.after;
}

function find(path: string, { outputs }: Migration): Migration['outputs'][number] | undefined {
  return outputs.find((each) => each.path === path);
}

/** One analysis serves all files of a run; an outdated one is made anew, once for all who find it outdated. */
function analyse(settings: MigrateOptions, outdated?: Promise<Migration>): Promise<Migration> {
  const key = JSON.stringify(settings);
  const known = analyses.get(key);
  if (known && known !== outdated) return known;
  const started = loadEngine().then(({ migrate }) => migrate(settings));
  analyses.set(key, started);
  return started;
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
