/** Why a file must not be replaced. */
import { constants, type Stats, realpathSync } from 'node:fs';
import { access, readFile, realpath, stat } from 'node:fs/promises';

import { isInside } from '../files/paths.ts';
import { describeFileError } from '../files/file-error.ts';
import type { Relying } from './writing-order.ts';

export interface WriteRequest extends Relying {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

export interface Target {
  /** The file itself, where the path is a link to it. */
  readonly path: string;
  readonly stats: Stats;
}

const OWNER_MAY_WRITE = 0o200;

/** The file must not be replaced; the message is the reason, in a few words. */
export class NotWritable extends Error {}

/**
 * @param allowed real paths; nothing outside of them is written, wherever a link leads
 * @returns the file that may be replaced
 * @throws NotWritable, or the error of the file system
 */
export async function checkTarget({ path, before }: WriteRequest, allowed: readonly string[]): Promise<Target> {
  const target = await realpath(path);
  if (!allowed.some((folder) => isInside(folder, target)))
    throw new NotWritable(`it is a link to ${target}, outside the given paths`);
  const stats = await stat(target);
  if (!stats.isFile()) throw new NotWritable('it is not a regular file');
  // Renaming over a file needs no permission on the file itself, and root needs none at all: ask the mode.
  if ((stats.mode & OWNER_MAY_WRITE) === 0) throw new NotWritable('the file is read-only');
  await access(target, constants.W_OK);
  // Written in place it could be left half-written; replaced, it would be another file than its other names.
  if (stats.nlink > 1)
    throw new NotWritable(
      'it has other names (hard links), which would keep the old text; replace it by a copy of its own',
    );
  await expectUnchanged(target, before);
  return { path: target, stats };
}

/** @throws NotWritable if the file has another text */
export async function expectUnchanged(target: string, before: string): Promise<void> {
  if (!(await readFile(target)).equals(Buffer.from(before)))
    throw new NotWritable('the file changed since it was read');
}

/** The real paths of those that exist. */
export function realPaths(paths: readonly string[]): readonly string[] {
  return paths.flatMap((path) => {
    try {
      return [realpathSync(path)];
    } catch {
      return [];
    }
  });
}

/** In a few words: `permission denied (EACCES)`. */
export function reasonOf(error: unknown): string {
  return error instanceof NotWritable ? error.message : describeFileError(error);
}
