import { existsSync, lstatSync } from 'node:fs';
import { join } from 'node:path';

import { statOf } from '../paths.ts';
import { findRepositoryRoot } from './repository-root.ts';
import { runGit } from './run-git.ts';

/**
 * Absolute paths of the files under a folder that git tracks or would track, submodules and nested clones included.
 * Null outside git, without git, and where git refuses to answer, or warns: what it could not open is missing from its list.
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
  if (!answer.ok || answer.stderr !== '') return null;
  const files: string[] = [];
  for (const name of answer.stdout.split('\0')) {
    if (name === '') continue;
    const path = join(folder, name);
    const nested = isNestedRepository(path) ? await listRepositoryFiles(path) : [path];
    if (nested === null) return null;
    for (const file of nested) files.push(file);
  }
  return files;
}

/** Git lists a submodule or a nested clone as one entry and does not look inside. */
function isNestedRepository(path: string): boolean {
  return statOf(path, lstatSync)?.isDirectory() === true && existsSync(join(path, '.git'));
}
