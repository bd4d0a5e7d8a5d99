import ignore, { type Ignore } from 'ignore';
import { type Dirent, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { findRepositoryRoot } from '../git/repository-root.ts';
import { relativePath, statOf } from '../paths.ts';
import { isMissing } from './file-error.ts';

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
  /** Folders that cannot be opened: what is in them nobody knows. */
  readonly closed: readonly string[];
}

/** What is in a folder, for where git cannot list it. Symlinks are never followed. */
export function walkFolder(folder: string, options: WalkOptions): Listing {
  const closed: string[] = [];
  const files = walk(folder, options, options.ignoreFiles ? ignoreFilesAbove(folder) : [], closed);
  return { files, closed };
}

function walk(folder: string, options: WalkOptions, above: readonly IgnoreFile[], closed: string[]): readonly string[] {
  const ignoreFiles = options.ignoreFiles ? [...above, ...ignoreFileIn(folder)] : [];
  const entries = entriesOf(folder);
  if (entries === null) {
    closed.push(folder);
    return [];
  }
  const files: string[] = [];
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (options.skipFolder(path) || isIgnored(path, true, ignoreFiles)) continue;
      for (const file of walk(path, options, ignoreFiles, closed)) files.push(file);
    } else if (entry.isFile() && !isIgnored(path, false, ignoreFiles)) files.push(path);
  }
  return files;
}

/** A folder that vanished has no entries; null when they cannot be seen. */
function entriesOf(folder: string): readonly Dirent[] | null {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    return isMissing(error) ? [] : null;
  }
}

/** The ignore files between the repository's root and the folder, outermost first. */
function ignoreFilesAbove(folder: string): readonly IgnoreFile[] {
  const root = findRepositoryRoot(folder);
  const found: IgnoreFile[] = [];
  for (let current = folder; root !== null && current !== root;) {
    current = dirname(current);
    found.unshift(...ignoreFileIn(current));
  }
  return found;
}

function ignoreFileIn(folder: string): readonly IgnoreFile[] {
  const path = join(folder, '.gitignore');
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
