import { loadConfig as load, type LoadConfigOptions } from 'c12';
import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

import { UsageError } from '../errors.ts';
import { findRepositoryRoot } from '../git/repository-root.ts';
import { relativePath, statOf } from '../paths.ts';
import { escapeLine } from '../reporters/escape.ts';
import { type Config, defineConfig } from './config.ts';
import { guardImport } from './guard-import.ts';
import { show, validateConfig } from './validate.ts';

const NAME = 'orm-migrate.config';
const EXTENSIONS = ['ts', 'mts', 'js', 'mjs', 'cjs', 'json'];

export interface LoadedConfig {
  readonly config: Config;
  /** Folder that its patterns are relative to. */
  readonly folder: string;
}

/** Loads the file that was named, or the nearest one from `cwd` upwards; an empty configuration when there is none. */
export async function loadConfig(cwd: string, named: string | null): Promise<LoadedConfig> {
  const file = named === null ? findConfig(cwd) : namedFile(cwd, named);
  if (file === null) return { config: {}, folder: cwd };
  const label = relativePath(cwd, file);
  const validation = validate(await importConfig(file, label), label);
  if ('mistakes' in validation) throw new UsageError(validation.mistakes.map((line) => `${label}: ${line}`).join('\n'));
  // A file named on the command line may lie anywhere; then patterns mean what they would mean on the command line.
  return { config: validation.config, folder: named === null ? dirname(file) : cwd };
}

/** What a configuration holds may throw when it is looked at, or hold itself. */
function validate(value: unknown, label: string): ReturnType<typeof validateConfig> {
  try {
    return validateConfig(value);
  } catch (error) {
    throw new UsageError(`${label}: cannot be read: ${oneLine(error)}`, { cause: error });
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

/** Only the file itself counts: no environment, no rc files, nothing remote, and no cache is written. */
async function importConfig(file: string, label: string): Promise<unknown> {
  let exported: unknown;
  try {
    const options: LoadConfigOptions<Record<string, unknown>> = {
      name: 'orm-migrate',
      cwd: dirname(file),
      configFile: basename(file),
      configFileRequired: true,
      rcFile: false,
      globalRc: false,
      dotenv: false,
      packageJson: false,
      extend: false,
      giget: false,
      envName: false,
      // Also works where the tool runs from npx and the project has not installed it.
      jitiOptions: { fsCache: false, virtualModules: { 'orm-migrate': { defineConfig } } },
      // c12 merges copies; what was exported is to be judged as it is.
      merger: (...sources) => {
        exported = sources.find((source) => source !== undefined);
        return {};
      },
    };
    const loaded = await guardImport(() => load(options));
    exported = Array.isArray(loaded.config) ? loaded.config : exported;
    // Here, because a getter may throw.
    if (isObject(exported)) return { ...exported };
  } catch (error) {
    if (isAboutNothing(error))
      throw new UsageError(`${label}: expected an object as the default export, found nothing`);
    throw new UsageError(`${label}: cannot be loaded: ${oneLine(error)}`, { cause: error });
  }
  throw new UsageError(`${label}: expected an object as the default export, found ${show(exported)}`);
}

/** c12 and jiti read these properties off whatever was exported, also off null and undefined. */
function isAboutNothing(error: unknown): boolean {
  const pattern = /^Cannot read properties of (?:null|undefined) \(reading '(?:then|\$\w+)'\)$/;
  return error instanceof TypeError && pattern.test(error.message);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function oneLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n', 1)[0] ?? '';
}
