/** One run at a time on one tree: two that write what they read before the other wrote would undo each other. */
import { createHash } from 'node:crypto';
import { readdirSync, realpathSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { UsageError } from '../errors.ts';
import { findRepositoryRoot } from '../git/repository-root.ts';
import { byCodeUnit, isInside, statOf } from '../files/paths.ts';
import { createLock, type Holder, isAlive, readLock, removeLock } from './lock-file.ts';

/** What the locks of this run are noted in, for their removal. */
interface Locks {
  add(path: string): unknown;
}

const LOCK = /^orm-migrate-[0-9a-f]{16}\.lock$/;
/** Of many runs that start at once, each is refused or ends before that. */
const ATTEMPTS = 20;

/**
 * Takes the lock of every tree that the paths lie in: their repository, or outside git the folder itself. It holds for the
 * folders above and below as well. The locks are files in the system's temporary folder, so nothing appears in the tree;
 * where none can be made there, the run goes on without, and only the comparison with what was read guards the files.
 *
 * @param paths absolute; what is missing is left out
 * @throws UsageError when another run that is alive has one of them, or one can be neither read nor removed
 */
export function lockTrees(paths: readonly string[], locks: Locks): void {
  const mine = new Set<string>();
  try {
    for (const tree of treesOf(paths)) {
      const lock = join(tmpdir(), `orm-migrate-${createHash('sha256').update(tree).digest('hex').slice(0, 16)}.lock`);
      if (!take(lock, tree)) continue;
      mine.add(lock);
      // Ours is there by now: of two runs that start at once at least one sees the other.
      refuseRelated(tree, mine);
    }
  } catch (error) {
    for (const lock of mine) removeLock(lock);
    throw error;
  }
  for (const lock of mine) locks.add(lock);
}

/** The outermost ones, sorted, so that two runs on several trees do not wait for each other crosswise. */
function treesOf(paths: readonly string[]): readonly string[] {
  const all = paths.flatMap((path) => {
    const found = statOf(path);
    if (found === null) return [];
    const real = realpathSync(path);
    const folder = found.isDirectory() ? real : dirname(real);
    return [findRepositoryRoot(folder) ?? folder];
  });
  const trees = [...new Set(all)];
  return trees.filter((tree) => !trees.some((other) => other !== tree && isInside(other, tree))).sort(byCodeUnit);
}

/** @returns false where no lock can be made */
function take(lock: string, tree: string): boolean {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const made = createLock(lock, tree);
    if (made !== 'exists') return made === 'made';
    refuseIfAlive(lock, tree);
    removeOfDead(lock, tree);
  }
  throw new UsageError(`other runs of orm-migrate are starting on ${tree}; wait for them to end`);
}

/** Of several runs that find the lock of a dead one, only one may remove it: the others could remove the new lock. */
function removeOfDead(lock: string, tree: string): void {
  const guard = `${lock}.taken-over`;
  const guarded = createLock(guard, tree);
  if (guarded === 'exists') {
    refuseIfAlive(guard, tree);
    // Its maker died within the few steps below.
    removeLock(guard);
    return;
  }
  try {
    refuseIfAlive(lock, tree);
    removeLock(lock);
  } finally {
    if (guarded === 'made') removeLock(guard);
  }
}

function refuseIfAlive(lock: string, tree: string): void {
  const holder = readLock(lock);
  if (holder !== null && isAlive(lock, holder)) refuse(lock, holder, tree);
}

/** Another run may be at work in a folder above or below. */
function refuseRelated(tree: string, mine: ReadonlySet<string>): void {
  for (const lock of locksMade()) {
    if (mine.has(lock)) continue;
    const holder = readOther(lock);
    const other = holder?.tree ?? null;
    if (holder === null || other === null || !(isInside(tree, other) || isInside(other, tree))) continue;
    if (isAlive(lock, holder)) refuse(lock, holder, other);
  }
}

function locksMade(): readonly string[] {
  try {
    return readdirSync(tmpdir()).flatMap((name) => (LOCK.test(name) ? [join(tmpdir(), name)] : []));
  } catch {
    // Files can be made there, but not be listed.
    return [];
  }
}

/** Most of them are about trees that do not matter here, and so does what is wrong with them. */
function readOther(lock: string): Holder | null {
  try {
    return readLock(lock);
  } catch {
    return null;
  }
}

function refuse(lock: string, { pid, host }: Holder, tree: string): never {
  const where = host === null || host === hostname() ? '' : ` on ${host}`;
  throw new UsageError(
    `another run of orm-migrate (process ${pid}${where}) is changing ${tree}; wait for it to end, ` +
      `or delete ${lock} if there is no such run`,
  );
}
