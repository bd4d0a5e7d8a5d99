import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The root of the work tree that a folder is in, or null outside git.
 * Looks for `.git`, which is a folder in a clone and a file in a worktree or submodule; git itself need not be installed.
 */
export function findRepositoryRoot(folder: string): string | null {
  for (let current = folder; ; current = dirname(current)) {
    if (existsSync(join(current, '.git'))) return current;
    if (dirname(current) === current) return null;
  }
}
