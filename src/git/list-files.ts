import { existsSync, lstatSync } from 'node:fs';
import { join } from 'node:path';

import { findRepositoryRoot } from './repository-root.ts';
import { runGit } from './run-git.ts';

/**
 * Absolute paths of the files under a folder that git tracks or would track, submodules and nested clones included.
 * Null outside git, without git, and where git refuses to answer.
 */
export async function listRepositoryFiles(folder: string): Promise<readonly string[] | null> {
  if (findRepositoryRoot(folder) === null) return null;
  const answer = await runGit(folder, [
    'ls-files',
    '--cached',
    '--others',
    '--exclude-standard',
    '--deduplicate',
    '-z',
  ]);
  if (!answer.ok) return null;
  const files: string[] = [];
  for (const name of answer.stdout.split('\0')) {
    if (name === '') continue;
    const path = join(folder, name);
    if (!isNestedRepository(path)) files.push(path);
    else files.push(...((await listRepositoryFiles(path)) ?? []));
  }
  return files;
}

/** Git lists a submodule or a nested clone as one entry and does not look inside. */
function isNestedRepository(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true && existsSync(join(path, '.git'));
}
