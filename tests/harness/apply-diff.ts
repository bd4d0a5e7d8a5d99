import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';

/** Applies a printed diff to the files in a folder, with git as if nobody had configured it; throws with what git says. */
export function applyDiff(folder: string, diff: string): void {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  // Of a repository around the folder, git would skip what it does not keep.
  execFileSync('git', ['init', '--quiet'], { cwd: folder, env });
  execFileSync('git', ['apply', '--whitespace=nowarn', '-'], { cwd: folder, env, input: diff, stdio: 'pipe' });
  rmSync(join(folder, '.git'), { recursive: true });
}
