import ignore, { type Ignore } from 'ignore';
import { type Dirent, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

import { decodeName, describeName } from '../files/file-names.ts';
import { excludeFile } from '../git/exclude-file.ts';
import { findRepositoryRoot } from '../git/repository-root.ts';
import { relativePath, statOf } from '../files/paths.ts';
import { describeFileError, isMissing } from '../files/file-error.ts';

export interface WalkOptions {
  /** Respect the `.gitignore` files on the way. */
  readonly ignoreFiles: boolean;
  readonly skipFolder: (path: string) => boolean;
}

interface IgnoreFile {
  readonly folder: string;
  readonly rules: Ignore;
}

/** Absolute paths. */
export interface Listing {
  readonly files: readonly string[];
  /** Files whose names are not UTF-8, readably; `at` is the first folder or file on the way whose name is not. */
  readonly unnamed: readonly { readonly path: string; readonly at: string }[];
  /** Folders that cannot be opened: what is in them nobody knows. */
  readonly failed: readonly { readonly path: string; readonly reason: string }[];
}

/** What is in a folder, for where git cannot list it. Symlinks are never followed. */
export function walkFolder(folder: string, options: WalkOptions): Listing {
  const found: Found = { files: [], unnamed: [], failed: [] };
  walk(
    { path: folder, exact: null, unnamed: null },
    options,
    options.ignoreFiles ? ignoreFilesAbove(folder) : [],
    found,
  );
  return found;
}

interface Found {
  readonly files: string[];
  readonly unnamed: { readonly path: string; readonly at: string }[];
  readonly failed: { readonly path: string; readonly reason: string }[];
}

interface Place {
  /** Leads there, unless a name on the way is not UTF-8. */
  readonly path: string;
  /** Leads there where `path` does not. */
  readonly exact: Buffer | null;
  /** The first path on the way whose name is not UTF-8. */
  readonly unnamed: string | null;
}

function walk(folder: Place, options: WalkOptions, above: readonly IgnoreFile[], found: Found): void {
  const ignoreFiles = options.ignoreFiles ? [...above, ...ignoreFileIn(folder.path)] : [];
  for (const entry of entriesOf(folder, found)) {
    const place = placeIn(folder, entry.name);
    if (entry.isDirectory()) {
      if (options.skipFolder(place.path) || isIgnored(place.path, true, ignoreFiles)) continue;
      walk(place, options, ignoreFiles, found);
    } else if (entry.isFile() && !isIgnored(place.path, false, ignoreFiles)) {
      if (place.unnamed === null) found.files.push(place.path);
      else found.unnamed.push({ path: place.path, at: place.unnamed });
    }
  }
}

function placeIn(folder: Place, bytes: Buffer): Place {
  const name = decodeName(bytes);
  const path = join(folder.path, name ?? describeName(bytes));
  if (name !== null && folder.exact === null) return { path, exact: null, unnamed: null };
  const exact = Buffer.concat([folder.exact ?? Buffer.from(folder.path), Buffer.from(sep), bytes]);
  return { path, exact, unnamed: folder.unnamed ?? path };
}

/** A folder that vanished has no entries; one whose entries cannot be seen is noted. */
function entriesOf({ path, exact }: Place, found: Found): readonly Dirent<Buffer>[] {
  try {
    return readdirSync(exact ?? path, { withFileTypes: true, encoding: 'buffer' });
  } catch (error) {
    if (!isMissing(error)) found.failed.push({ path, reason: `cannot be read: ${describeFileError(error)}` });
    return [];
  }
}

/** The ignore files between the repository's root and the folder, outermost first. */
function ignoreFilesAbove(folder: string): readonly IgnoreFile[] {
  const root = findRepositoryRoot(folder);
  const found: IgnoreFile[] = [];
  if (root === null) return found;
  for (let current = folder; current !== root;) {
    current = dirname(current);
    found.unshift(...ignoreFileIn(current));
  }
  return [...rulesOf(root, excludeFile(root)), ...found];
}

function ignoreFileIn(folder: string): readonly IgnoreFile[] {
  return rulesOf(folder, join(folder, '.gitignore'));
}

function rulesOf(folder: string, path: string): readonly IgnoreFile[] {
  // Reading a named pipe would wait for somebody to write into it.
  if (statOf(path)?.isFile() !== true) return [];
  try {
    return [{ folder, rules: ignore({ ignorecase: false }).add(readFileSync(path, 'utf8')) }];
  } catch {
    return [];
  }
}

/** The ignore file nearest to the path that says something about it decides. */
function isIgnored(path: string, isFolder: boolean, ignoreFiles: readonly IgnoreFile[]): boolean {
  for (const { folder, rules } of ignoreFiles.toReversed()) {
    const verdict = rules.test(relativePath(folder, path) + (isFolder ? '/' : ''));
    if (verdict.ignored) return true;
    if (verdict.unignored) return false;
  }
  return false;
}
