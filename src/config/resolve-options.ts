import { realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';

import { UsageError } from '../errors.ts';
import { DEFAULT_RUNTIME, type Options } from '../model/options.ts';
import { type Transform, TRANSFORMS } from '../model/result.ts';
import { escapeLine } from '../text/escape.ts';
import { describeFileError, isMissing } from '../files/file-error.ts';
import { suggestion } from '../text/suggest.ts';
import { absoluteGlob, FEWER_ALTERNATIVES, hasFewAlternatives } from '../files/globs.ts';
import type { LoadedConfig } from './load.ts';
import { givenRules } from './name-kinds.ts';
import { type Profiles, resolveProfile } from './resolve-profile.ts';
import { show } from './show.ts';

/** What a user can say on the command line, or to `migrate()`, about one run. It goes before the configuration. */
export interface Settings {
  readonly cwd: string;
  readonly paths: readonly string[];
  readonly mode: Options['mode'];
  readonly only: readonly string[];
  readonly skip: readonly string[];
  readonly profile?: string | undefined;
  readonly runtime?: string | undefined;
  readonly asyncBase?: Options['asyncBase'] | undefined;
  readonly ignorePatterns: readonly string[];
  readonly respectIgnoreFiles: boolean;
}

/** Everything that a run needs to know. Throws a UsageError for what makes no sense. */
export function resolveOptions(settings: Settings, loaded: LoadedConfig, profiles: Profiles): Options {
  const { config, folder } = loaded;
  const cwd = realpathSync(settings.cwd);
  const profile = resolveProfile(settings.profile, config, profiles);
  return {
    cwd,
    paths: settings.paths.map((path) => existingPath(cwd, path)),
    mode: settings.mode,
    transforms: chooseTransforms(settings.only, settings.skip),
    profile,
    configFile: loaded.file,
    givenRules: givenRules(settings.profile, config, profile),
    runtime: settings.runtime ?? config.runtime ?? DEFAULT_RUNTIME,
    asyncBase: settings.asyncBase ?? config.asyncBase ?? 'auto',
    include: (config.include ?? []).map((glob) => absoluteGlob(glob, folder)),
    ignore: [
      ...(config.ignore ?? []).map((glob) => absoluteGlob(glob, folder)),
      ...settings.ignorePatterns.map((glob) => absoluteGlob(boundedGlob(glob), cwd)),
    ],
    respectIgnoreFiles: settings.respectIgnoreFiles,
    views: {
      functions: config.views?.functions ?? [],
      files: (config.views?.files ?? []).map((glob) => absoluteGlob(glob, folder)),
      decorators: config.views?.decorators ?? [],
      registrations: (config.views?.registrations ?? []).map(({ module, method, argument }) => ({
        module: module.startsWith('.') ? resolve(folder, module) : module,
        ...{ method, argument: argument ?? null },
      })),
    },
    asyncSafeDecorators: config.decorators ?? [],
    nonOrmPackages: config.assume?.nonOrmPackages ?? [],
  };
}

function boundedGlob(glob: string): string {
  if (hasFewAlternatives(glob)) return glob;
  throw new UsageError(`--ignore-pattern: expected ${FEWER_ALTERNATIVES}, found ${show(glob)}`);
}

function existingPath(cwd: string, path: string): string {
  const absolute = resolve(cwd, path);
  if (path === '') throw new UsageError("no such file or folder: ''");
  try {
    statSync(absolute);
  } catch (error) {
    const shown = escapeLine(path);
    throw new UsageError(
      isMissing(error) ? `no such file or folder: ${shown}` : `${shown}: ${describeFileError(error)}`,
    );
  }
  return absolute;
}

function chooseTransforms(only: readonly string[], skip: readonly string[]): readonly Transform[] {
  for (const name of [...only, ...skip]) {
    if (!isTransform(name)) throw new UsageError(`unknown transform '${name}'${suggestion(name, TRANSFORMS)}`);
  }
  const chosen = TRANSFORMS.filter((name) => (only.length === 0 || only.includes(name)) && !skip.includes(name));
  if (chosen.length === 0) throw new UsageError('--only and --skip leave no transform to run');
  return chosen;
}

function isTransform(name: string): name is Transform {
  return TRANSFORMS.some((transform) => transform === name);
}
