import { dirname, join } from 'node:path';

import { UsageError } from '../errors.ts';
import { byCodeUnit, relativePath } from '../paths.ts';
import { findRepositoryRoot } from './repository-root.ts';
import { runGit } from './run-git.ts';

/** Bytes of path names in one call: well below what any system allows on a command line. */
const CHUNK = 24_000;

/**
 * Those of the files (absolute) whose content git could not bring back: modified, staged or untracked ones.
 * Outside a repository, and without git, no file is dirty.
 */
export async function dirtyPaths(files: readonly string[]): Promise<readonly string[]> {
  const dirty: string[] = [];
  for (const [root, names] of byRepository(files)) {
    for (const chunk of chunks(names)) dirty.push(...(await dirtyNames(root, chunk)).map((name) => join(root, name)));
  }
  return dirty.sort(byCodeUnit);
}

function byRepository(files: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  const roots = new Map<string, string | null>();
  for (const file of files) {
    const folder = dirname(file);
    const root = roots.get(folder) ?? findRepositoryRoot(folder);
    roots.set(folder, root);
    if (root === null) continue;
    const names = groups.get(root) ?? [];
    names.push(relativePath(root, file));
    groups.set(root, names);
  }
  return groups;
}

function* chunks(names: readonly string[]): Generator<readonly string[]> {
  let chunk: string[] = [];
  let size = 0;
  for (const name of names) {
    size += Buffer.byteLength(name) + 1;
    if (size > CHUNK && chunk.length > 0) {
      yield chunk;
      chunk = [];
      size = Buffer.byteLength(name) + 1;
    }
    chunk.push(name);
  }
  if (chunk.length > 0) yield chunk;
}

async function dirtyNames(root: string, names: readonly string[]): Promise<readonly string[]> {
  const status = ['status', '--porcelain', '-z', '--no-renames', '--untracked-files=all', '--', ...names];
  const answer = await runGit(root, ['--literal-pathspecs', ...status]);
  if (!answer.ok && answer.missing) return [];
  // Git is there but does not answer: nobody knows whether the files are safe to change.
  if (!answer.ok) throw new UsageError(`git cannot tell whether the files are clean: ${answer.message}; see --force`);
  // Each entry is two letters of status, a space, and the path from the root.
  const entries = answer.stdout.split('\0').filter((entry) => entry !== '');
  return entries.map((entry) => entry.slice(3));
}
