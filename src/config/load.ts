import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

import { UsageError } from '../errors.ts';
import { findRepositoryRoot } from '../git/repository-root.ts';
import { relativePath, statOf } from '../files/paths.ts';
import { escapeLine } from '../text/escape.ts';
import type { Config } from './config.ts';
import { markOdd } from './plain.ts';
import type { Reading } from './read.ts';
import { showThrown } from './show.ts';
import { validateConfig } from './validate.ts';

const NAME = 'orm-migrate.config';
const EXTENSIONS = ['ts', 'mts', 'js', 'mjs', 'cjs', 'json'];

export interface LoadedConfig {
  readonly config: Config;
  /** Folder that its patterns are relative to. */
  readonly folder: string;
  /** Absolute; null where there is none. */
  readonly file: string | null;
}

/** Loads the file that was named, or the nearest one from `cwd` upwards; an empty configuration when there is none. */
export async function loadConfig(cwd: string, named: string | null): Promise<LoadedConfig> {
  const file = named === null ? findConfig(cwd) : namedFile(cwd, named);
  if (file === null) return { config: {}, folder: cwd, file };
  const label = relativePath(cwd, file);
  const reading = await read(file);
  if ('failure' in reading) throw new UsageError(`${label}: ${reading.failure}`);
  const validation = validate(reading.exported, label);
  if ('mistakes' in validation) throw new UsageError(validation.mistakes.map((line) => `${label}: ${line}`).join('\n'));
  // A file named on the command line may lie anywhere; then patterns mean what they would mean on the command line.
  return { config: validation.config, folder: named === null ? dirname(file) : cwd, file };
}

/** What a configuration holds may hold itself, or be too deep to be looked at. */
function validate(exported: unknown, label: string): ReturnType<typeof validateConfig> {
  try {
    return validateConfig(markOdd(exported));
  } catch (error) {
    throw new UsageError(`${label}: cannot be read: ${showThrown(error)}`, { cause: error });
  }
}

function namedFile(cwd: string, named: string): string {
  const file = resolve(cwd, named);
  if (statOf(file)?.isFile() !== true) throw new UsageError(`no such file: ${escapeLine(named)}`);
  return file;
}

/** Looks up to the repository's root; outside git, up to the nearest package. */
function findConfig(cwd: string): string | null {
  const root = findRepositoryRoot(cwd) ?? nearestPackage(cwd) ?? cwd;
  for (let folder = cwd; ; folder = dirname(folder)) {
    const file = EXTENSIONS.map((extension) => join(folder, `${NAME}.${extension}`)).find((path) => existsSync(path));
    if (file !== undefined) {
      // A named pipe would be read for ever.
      if (statOf(file)?.isFile() === true) return file;
      throw new UsageError(`${relativePath(cwd, file)}: is not a regular file`);
    }
    if (folder === root || dirname(folder) === folder) return null;
  }
}

function nearestPackage(cwd: string): string | null {
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (dirname(folder) === folder) return null;
  }
}

/**
 * In a process of its own where that is possible. That module is imported late: it knows where it lies, which a module that
 * jscodeshift has made CommonJS of cannot.
 */
async function read(file: string): Promise<Reading> {
  const apart = await import('../../bin/config-process.ts').catch(onlyUnknownExtension);
  if (apart?.canReadInProcess === true) return apart.readConfigInProcess(file);
  const { readConfig } = await import('./read.ts');
  return readConfig(file);
}

/** From a checkout, the sources are TypeScript: what is imported late is not there. */
export function onlyUnknownExtension(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ERR_UNKNOWN_FILE_EXTENSION') return null;
  throw error;
}
