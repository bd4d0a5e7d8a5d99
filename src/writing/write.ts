/** Writing: each file is replaced whole or not at all, and only by what works with the files as they are then. */
import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

import { notWithout, writeTemporary, type Staged, type Staging, type WriteFailure } from './stage.ts';
import type { Temporaries } from './temporaries.ts';
import { checkTarget, NotWritable, realPaths, reasonOf } from './writable.ts';
import { inWritingOrder } from './writing-order.ts';

/**
 * Replaces the staged files, those first that others rely on: whatever ends the process, no file that was written calls for
 * one that was not. A signal that asks the process to stop waits until all are replaced.
 *
 * @returns the failures that were not known yet
 */
export async function replaceFiles(
  { staged, failures: known }: Staging,
  paths: readonly string[],
  temporaries: Temporaries,
): Promise<readonly WriteFailure[]> {
  const allowed = realPaths(paths);
  const failures: WriteFailure[] = [];
  const failed = new Set(known.map(({ path }) => path));
  const folders = new Set<string>();
  await temporaries.whileHeld(async () => {
    for (const group of inWritingOrder(staged)) {
      const late = await replaceGroup(group, failed, allowed, temporaries);
      failures.push(...late);
      for (const { path } of late) failed.add(path);
      for (const { target } of group) folders.add(dirname(target));
    }
    for (const folder of folders) await syncFolder(folder);
  });
  return failures;
}

/** Of files that rely on each other all are replaced, or none. */
async function replaceGroup(
  group: readonly Staged[],
  failed: ReadonlySet<string>,
  allowed: readonly string[],
  temporaries: Temporaries,
): Promise<readonly WriteFailure[]> {
  const missing = group.flatMap(({ relies = [] }) => relies).find((path) => failed.has(path));
  if (missing !== undefined) return leave(group, missing, temporaries);
  const done: Staged[] = [];
  for (const each of group) {
    try {
      await replaceFile(each, allowed, temporaries);
      done.push(each);
    } catch (error) {
      await temporaries.remove(each.temporary);
      const failure = { path: each.path, message: `not written: ${reasonOf(error)}` };
      const stuck = await takeBack(done, each.path, allowed, temporaries);
      const others = group.filter((other) => other !== each && !stuck.some(({ path }) => path === other.path));
      return [failure, ...stuck, ...(await leave(others, each.path, temporaries))];
    }
  }
  return [];
}

async function replaceFile(
  { path, before, after, target, temporary }: Staged,
  allowed: readonly string[],
  temporaries: Temporaries,
): Promise<void> {
  const now = await checkTarget({ path, before, after }, allowed);
  if (now.path !== target) throw new NotWritable('the file changed since it was read');
  await rename(temporary, target);
  temporaries.forget(temporary);
}

async function leave(
  files: readonly Staged[],
  relied: string,
  temporaries: Temporaries,
): Promise<readonly WriteFailure[]> {
  for (const { temporary } of files) await temporaries.remove(temporary);
  return files.map(({ path }) => notWithout(path, relied));
}

/** @returns a failure for each file that could not be put back */
async function takeBack(
  done: readonly Staged[],
  missing: string,
  allowed: readonly string[],
  temporaries: Temporaries,
): Promise<readonly WriteFailure[]> {
  const failures: WriteFailure[] = [];
  for (const { path, before, after, target } of done.toReversed()) {
    try {
      const back = { path, before: after, after: before };
      const { stats } = await checkTarget(back, allowed);
      const temporary = await writeTemporary(target, before, stats, temporaries);
      await replaceFile({ ...back, target, temporary }, allowed, temporaries);
    } catch (error) {
      const message = `written, but ${missing}, on which it relies, was not; it could not be put back: ${reasonOf(error)}`;
      failures.push({ path, message });
    }
  }
  return failures;
}

/** Makes the renames survive a power cut, where the system lets a folder be opened. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    // The files are written; when the renames reach the disk is then up to the system.
  }
}
