import ignore, { type Ignore } from 'ignore';
import { type Dirent, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { findRepositoryRoot } from '../git/repository-root.ts';
import { relativePath } from '../paths.ts';

export interface WalkOptions {
  /** Respect the `.gitignore` files on the way. */
  readonly ignoreFiles: boolean;
  readonly skipFolder: (path: string) => boolean;
}

interface IgnoreFile {
  readonly folder: string;
  readonly rules: Ignore;
}

/** Absolute paths of the files in a folder, for where git cannot list them. Symlinks are never followed. */
export function walkFolder(folder: string, options: WalkOptions): readonly string[] {
  return walk(folder, options, options.ignoreFiles ? ignoreFilesAbove(folder) : []);
}

function walk(folder: string, options: WalkOptions, above: readonly IgnoreFile[]): readonly string[] {
  const ignoreFiles = options.ignoreFiles ? [...above, ...ignoreFileIn(folder)] : [];
  const files: string[] = [];
  for (const entry of entriesOf(folder)) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (options.skipFolder(path) || isIgnored(path, true, ignoreFiles)) continue;
      files.push(...walk(path, options, ignoreFiles));
    } else if (entry.isFile() && !isIgnored(path, false, ignoreFiles)) files.push(path);
  }
  return files;
}

/** A folder that vanished or cannot be opened has no entries for us. */
function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
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
  try {
    const text = readFileSync(join(folder, '.gitignore'), 'utf8');
    return [{ folder, rules: ignore({ ignorecase: false }).add(text) }];
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
