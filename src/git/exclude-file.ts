import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { statOf } from '../files/paths.ts';

/** The file with the ignore rules that a repository keeps to itself; it need not exist. For where git cannot be asked. */
export function excludeFile(root: string): string {
  const marker = join(root, '.git');
  if (statOf(marker)?.isFile() !== true) return join(marker, 'info/exclude');
  // A worktree or a submodule names its folder; a worktree shares the rules of the clone that it was made from.
  const folder = resolve(root, lineIn(marker).replace(/^gitdir: /, ''));
  return join(resolve(folder, lineIn(join(folder, 'commondir'))), 'info/exclude');
}

function lineIn(path: string): string {
  if (statOf(path)?.isFile() !== true) return '.';
  try {
    return readFileSync(path, 'utf8').trimEnd();
  } catch {
    return '.';
  }
}
