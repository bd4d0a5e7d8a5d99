import { lstatSync, realpathSync } from 'node:fs';
import { basename } from 'node:path';

import { createGlobMatcher } from '../config/globs.ts';
import { frontendFor } from '../frontends/index.ts';
import { listRepositoryFiles } from '../git/list-files.ts';
import type { Options } from '../model/options.ts';
import { byCodeUnit, relativePath, statOf } from '../paths.ts';
import { isMissing } from './file-error.ts';
import { type Listing, walkFolder } from './walk-folder.ts';

/** Never entered, whatever the flags say. */
const CLOSED_FOLDERS: ReadonlySet<string> = new Set(['node_modules', '.git']);

/** Build output and other people's code, by the names these have everywhere. */
const OUTPUT_FOLDERS: ReadonlySet<string> = new Set(
  (
    'dist build out coverage .next .nuxt .output .svelte-kit .turbo .vercel .cache ' +
    'vendor third_party bower_components jspm_packages .yarn'
  ).split(' '),
);

/**
 * The files to migrate: absolute real paths, sorted, each once; and what cannot be looked at, for the error it gives.
 * Real paths, because imports resolve to them: a file seen under two names would be two files to the import graph.
 */
export async function discover(options: Options): Promise<readonly string[]> {
  const files = new Set<string>();
  for (const path of options.paths) {
    for (const file of await filesAt(path, options)) files.add(file);
  }
  return [...files].sort(byCodeUnit);
}

export interface RefusedFile {
  readonly path: string;
  readonly reason: string;
}

/** Files that were given by name and that `discover` leaves out all the same. */
export function refusedFiles(options: Options): readonly RefusedFile[] {
  return options.paths.flatMap((path) => {
    const reason = isFile(path) ? refusal(path, options) : null;
    return reason === null ? [] : [{ path, reason }];
  });
}

async function filesAt(path: string, options: Options): Promise<readonly string[]> {
  if (isFile(path)) return refusal(path, options) === null ? [realpathSync(path)] : [];
  if (!isFolder(path)) return [];
  return filesInFolder(realpathSync(path), options);
}

/** A file given by name is taken even where a search would skip it, unless the project says never to touch it. */
function refusal(path: string, options: Options): string | null {
  if (isDeclarationFile(path)) return 'declaration files are never changed';
  if (frontendFor(path) === null) return 'not a language that is known';
  if (createGlobMatcher(options.ignore)(path)) return 'matches an ignore pattern';
  return null;
}

async function filesInFolder(folder: string, options: Options): Promise<readonly string[]> {
  const isIncluded = createGlobMatcher(options.include);
  const isIgnored = createGlobMatcher(options.ignore);
  const { files, closed } = await listFolder(folder, options.respectIgnoreFiles);
  const isWanted = (path: string): boolean =>
    !isExcluded(relativePath(folder, path), options.respectIgnoreFiles) && !isIgnored(path);
  const sources = files.filter(
    (path) =>
      isSource(path) &&
      isWanted(path) &&
      (options.include.length === 0 || isIncluded(path)) &&
      isPlainFileOrClosed(path),
  );
  return [...sources, ...closed.filter(isWanted)];
}

async function listFolder(folder: string, respectIgnoreFiles: boolean): Promise<Listing> {
  const files = respectIgnoreFiles ? await listRepositoryFiles(folder) : null;
  if (files !== null) return { files, closed: [] };
  return walkFolder(folder, {
    ignoreFiles: respectIgnoreFiles,
    skipFolder: (path) => isExcluded(`${relativePath(folder, path)}/`, respectIgnoreFiles),
  });
}

function isSource(path: string): boolean {
  return frontendFor(path) !== null && !isDeclarationFile(path);
}

function isDeclarationFile(path: string): boolean {
  return /\.d\.(?:[^.]+\.)?[cm]?ts$/.test(basename(path));
}

/** `path` is relative to the folder that was given: naming `vendor` or `build` itself is a way in. */
function isExcluded(path: string, respectDefaults: boolean): boolean {
  const parts = path.split('/');
  const name = parts.pop() ?? '';
  if (parts.some((part) => CLOSED_FOLDERS.has(part))) return true;
  if (!respectDefaults) return false;
  if (/[.-](?:min|bundle)\.[^.]+$/.test(name)) return true;
  return parts.some((part, index) => OUTPUT_FOLDERS.has(part) || (part === 'local' && parts[index - 1] === '.meteor'));
}

function isFile(path: string): boolean {
  return statOf(path)?.isFile() === true;
}

function isFolder(path: string): boolean {
  return statOf(path)?.isDirectory() === true;
}

/** Git still lists files that were deleted, and lists symlinks like files. What it says of a closed folder may be true. */
function isPlainFileOrClosed(path: string): boolean {
  try {
    return lstatSync(path).isFile();
  } catch (error) {
    return !isMissing(error);
  }
}
