/** One run at a time on one tree: two that write what they read before the other wrote would undo each other. */
import { createHash, randomBytes } from 'node:crypto';
import { linkSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { UsageError } from '../errors.ts';
import { findRepositoryRoot } from '../git/repository-root.ts';
import { byCodeUnit, statOf } from '../paths.ts';

/**
 * Takes the lock of every tree that the paths lie in: their repository, or outside git the folder itself. The locks are
 * files in the system's temporary folder, so nothing appears in the tree; where none can be made there, the run goes on
 * without, and only the comparison with what was read guards the files.
 *
 * @param paths absolute; what is missing is left out
 * @param locks where the lock files are noted, for their removal
 * @throws UsageError when another run that is alive has one of them
 */
export function lockTrees(paths: readonly string[], locks: Set<string>): void {
  for (const tree of treesOf(paths)) {
    const lock = join(tmpdir(), `orm-migrate-${createHash('sha256').update(tree).digest('hex').slice(0, 16)}.lock`);
    const holder = take(lock);
    if (holder === 'nobody') locks.add(lock);
    else if (holder !== 'unknown') {
      throw new UsageError(
        `another run of orm-migrate (process ${holder}) is changing ${tree}; wait for it to end, ` +
          `or delete ${lock} if there is no such run`,
      );
    }
  }
}

/** Sorted, so that two runs on several trees do not wait for each other crosswise. */
function treesOf(paths: readonly string[]): readonly string[] {
  const trees = paths.flatMap((path) => {
    const found = statOf(path);
    if (found === null) return [];
    const real = realpathSync(path);
    const folder = found.isDirectory() ? real : dirname(real);
    return [findRepositoryRoot(folder) ?? folder];
  });
  return [...new Set(trees)].sort(byCodeUnit);
}

/** `nobody` when it is ours now, the process that has it, or `unknown` where no lock can be made. */
function take(lock: string): number | 'nobody' | 'unknown' {
  const made = create(lock);
  if (made !== 'exists') return made;
  const holder = holderOf(lock);
  if (holder !== null && isAlive(holder)) return holder;
  return takeOver(lock);
}

/** Of several runs that find the lock of a dead one, only one may remove it: the others could remove the new lock. */
function takeOver(lock: string): number | 'nobody' | 'unknown' {
  const guard = `${lock}.taken-over`;
  const guarded = create(guard);
  if (guarded !== 'nobody') return guarded === 'exists' ? (holderOf(guard) ?? 'unknown') : guarded;
  try {
    const holder = holderOf(lock);
    if (holder !== null && isAlive(holder)) return holder;
    rmSync(lock, { force: true });
    return create(lock) === 'nobody' ? 'nobody' : (holderOf(lock) ?? 'unknown');
  } finally {
    rmSync(guard, { force: true });
  }
}

/** Made aside and linked, so that nobody ever reads a lock that does not say yet whose it is. */
function create(file: string): 'nobody' | 'exists' | 'unknown' {
  const draft = `${file}.${randomBytes(8).toString('hex')}`;
  try {
    writeFileSync(draft, String(process.pid), { flag: 'wx' });
    linkSync(draft, file);
    return 'nobody';
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EEXIST' ? 'exists' : 'unknown';
  } finally {
    rmSync(draft, { force: true });
  }
}

function holderOf(lock: string): number | null {
  try {
    const pid = Number(readFileSync(lock, 'utf8'));
    return Number.isInteger(pid) && pid > 0 ? pid : null;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of somebody else may not be asked, but it is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
