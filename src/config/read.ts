/** Runs a configuration file and gives what it exports as data. */
import { loadConfig, type LoadConfigOptions } from 'c12';
import { basename, dirname } from 'node:path';

import { defineConfig } from './config.ts';
import { guardImport } from './guard-import.ts';
import { classOf, toPlain } from './plain.ts';
import { show, showThrown } from './show.ts';

/** Data as `toPlain()` gives it, or one line that says why there is none. */
export type Reading = { readonly exported: unknown } | { readonly failure: string };

type Exported = Record<string, unknown>;

/** @returns never rejects, whatever the file does */
export async function readConfig(file: string): Promise<Reading> {
  try {
    return await guardImport(async () => judge(await importConfig(file)));
  } catch (error) {
    if (isAboutNothing(error)) return { failure: 'expected an object as the default export, found nothing' };
    return { failure: `cannot be loaded: ${showThrown(error)}` };
  }
}

function judge(exported: unknown): Reading {
  const found = isObject(exported) ? classOf(exported) : show(exported);
  if (found !== null) return { failure: `expected an object as the default export, found ${found}` };
  // A getter may throw here, and further in.
  const entries = { ...(exported as object) };
  try {
    return { exported: toPlain(entries) };
  } catch (error) {
    return { failure: `cannot be read: ${showThrown(error)}` };
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Only the file itself counts: no environment, no rc files, nothing remote, and no cache is written. */
async function importConfig(file: string): Promise<unknown> {
  let exported: unknown;
  const options: LoadConfigOptions<Exported> = {
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
  const loaded = await loadConfig(options);
  return Array.isArray(loaded.config) ? loaded.config : exported;
}

/** c12 and jiti read these properties off whatever was exported, also off null and undefined. */
function isAboutNothing(error: unknown): boolean {
  const pattern = /^Cannot read properties of (?:null|undefined) \(reading '(?:then|\$\w+)'\)$/;
  return pattern.test(showThrown(error));
}
