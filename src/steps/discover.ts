import { lstatSync, realpathSync } from 'node:fs';
import { basename } from 'node:path';

import { createGlobMatcher } from '../files/globs.ts';
import { frontendFor } from '../frontends/index.ts';
import { ignoredPaths, listRepositoryFiles } from '../git/list-files.ts';
import type { Options } from '../model/options.ts';
import { byCodeUnit, isInside, relativePath, statOf } from '../files/paths.ts';
import { isMissing } from '../files/file-error.ts';
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

export interface Discovery {
  /** Absolute real paths, sorted, each once. */
  readonly files: readonly string[];
  /** What cannot be looked at, with what is wrong; absolute, and readable where the name is not. */
  readonly failed: readonly RefusedFile[];
}

export interface RefusedFile {
  readonly path: string;
  readonly reason: string;
}

const NOTHING: Discovery = { files: [], failed: [] };

/**
 * The files to migrate.
 * Real paths, because imports resolve to them: a file seen under two names would be two files to the import graph.
 */
export async function discover(options: Options): Promise<Discovery> {
  const files = new Set<string>();
  const failed = new Map<string, RefusedFile>();
  for (const path of options.paths) {
    const found = await filesAt(path, options);
    for (const file of found.files) files.add(file);
    for (const failure of found.failed) failed.set(failure.path, failure);
  }
  return {
    files: [...files].sort(byCodeUnit),
    failed: [...failed.values()].sort((a, b) => byCodeUnit(a.path, b.path)),
  };
}

/** Files that were given by name and that `discover` leaves out all the same. */
export function refusedFiles(options: Options): readonly RefusedFile[] {
  return options.paths.flatMap((path) => {
    const reason = isFile(path) ? refusal(path, options) : null;
    return reason === null ? [] : [{ path, reason }];
  });
}

async function filesAt(path: string, options: Options): Promise<Discovery> {
  if (isFile(path)) return refusal(path, options) === null ? { files: [realpathSync(path)], failed: [] } : NOTHING;
  return isFolder(path) ? filesInFolder(realpathSync(path), options) : NOTHING;
}

/** A file given by name is taken even where a search would skip it, unless the project says never to touch it. */
function refusal(path: string, options: Options): string | null {
  if (isDeclarationFile(path)) return 'declaration files are never changed';
  if (frontendFor(path) === null) return 'not a language that is known';
  if (createGlobMatcher(options.ignore)(path)) return 'matches an ignore pattern';
  return null;
}

async function filesInFolder(folder: string, options: Options): Promise<Discovery> {
  const isIncluded = createGlobMatcher(options.include);
  const isIgnored = createGlobMatcher(options.ignore);
  const listing = await listFolder(folder, options.respectIgnoreFiles);
  const isLooked = (path: string): boolean =>
    !isExcluded(relativePath(folder, path), options.respectIgnoreFiles) && !isIgnored(path);
  const isWanted = (path: string): boolean =>
    isSource(path) && isLooked(path) && (options.include.length === 0 || isIncluded(path));
  const unnamed = listing.unnamed
    .filter(({ path }) => isWanted(path))
    .map(({ at }) => ({ path: at, reason: 'the name is not UTF-8; rename it' }));
  return {
    files: listing.files.filter((path) => isWanted(path) && isPlainFileOrClosed(path)),
    failed: [...listing.failed.filter(({ path }) => isLooked(path)), ...unnamed],
  };
}

/** Git knows best what is in a repository: a weaker list would have files that git keeps out, and cannot bring back. */
async function listFolder(folder: string, respectIgnoreFiles: boolean): Promise<Listing> {
  const listed = respectIgnoreFiles ? await listRepositoryFiles(folder) : null;
  if (listed !== null && !listed.incomplete) return listed;
  const walked = walkFolder(folder, {
    ignoreFiles: respectIgnoreFiles,
    skipFolder: (path) => isExcluded(`${relativePath(folder, path)}/`, respectIgnoreFiles),
  });
  if (!respectIgnoreFiles) return walked;
  const ignored = await ignoredPaths(
    folder,
    [...(listed === null ? walked.files : []), ...walked.failed.map(({ path }) => path)].filter(
      (path) => path !== folder,
    ),
  );
  const closed = walked.failed.filter(({ path }) => !ignored.has(path));
  if (listed === null) return { ...walked, files: walked.files.filter((path) => !ignored.has(path)), failed: closed };
  // What git remembers of a closed folder is told once, by the folder.
  const isOpen = (path: string): boolean => !closed.some((each) => isInside(each.path, path));
  return { ...listed, files: listed.files.filter(isOpen), failed: [...listed.failed, ...closed] };
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
