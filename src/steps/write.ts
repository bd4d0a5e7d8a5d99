import { randomBytes } from 'node:crypto';
import { type Stats, realpathSync } from 'node:fs';
import { type FileHandle, open, readFile, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { isInside } from '../paths.ts';
import { describeFileError } from './file-error.ts';

export interface WriteRequest {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

export interface WriteFailure {
  readonly path: string;
  readonly message: string;
}

const OWNER_MAY_WRITE = 0o200;
const PERMISSIONS = 0o7777;
const PREFIX = '.orm-migrate-';
const SUFFIX = '.tmp';
const TEMPORARY = /^\.orm-migrate-[0-9a-f]{16}\.tmp$/;

/**
 * Writes each file whole or not at all, and only if it is still as it was read.
 * Nothing outside `paths` is written, wherever a symlink points. One failure never stops the others.
 *
 * @param temporaries where files are noted while they must not outlive the process
 */
export async function writeFiles(
  outputs: readonly WriteRequest[],
  paths: readonly string[],
  temporaries = new Set<string>(),
): Promise<readonly WriteFailure[]> {
  await removeLeftovers(outputs);
  return failuresOf(outputs, paths, (output, allowed) => writeOne(output, allowed, temporaries));
}

/**
 * The files that could not be written, found before the first one is: mirrors in other files may rely on what was to be
 * written there, so it is better to know before.
 */
export async function findUnwritable(
  outputs: readonly WriteRequest[],
  paths: readonly string[],
): Promise<readonly WriteFailure[]> {
  return failuresOf(outputs, paths, whyNotWritable);
}

/** @param attempt null, or why it failed */
async function failuresOf(
  outputs: readonly WriteRequest[],
  paths: readonly string[],
  attempt: (output: WriteRequest, allowed: readonly string[]) => Promise<string | null>,
): Promise<readonly WriteFailure[]> {
  const allowed = paths.flatMap(realPathIfAny);
  const failures: WriteFailure[] = [];
  for (const output of outputs) {
    if (output.before === output.after) continue;
    const message = await attempt(output, allowed).catch((error: unknown) => describeFileError(error));
    if (message !== null) failures.push({ path: output.path, message: `not written: ${message}` });
  }
  return failures;
}

function realPathIfAny(path: string): readonly string[] {
  try {
    return [realpathSync(path)];
  } catch {
    return [];
  }
}

async function whyNotWritable({ path, before }: WriteRequest, allowed: readonly string[]): Promise<string | null> {
  const target = await realpath(path);
  if (!allowed.some((folder) => isInside(folder, target))) return `it is a link to ${target}, outside the given paths`;
  const found = await stat(target);
  if (!found.isFile()) return 'it is not a regular file';
  // Renaming over a file needs no permission on the file itself, and root needs none at all: ask the mode.
  if ((found.mode & OWNER_MAY_WRITE) === 0) return 'the file is read-only';
  return (await readFile(target)).equals(Buffer.from(before)) ? null : 'the file changed since it was read';
}

/** Null, or why the file was left alone. */
async function writeOne(
  request: WriteRequest,
  allowed: readonly string[],
  temporaries: Set<string>,
): Promise<string | null> {
  const reason = await whyNotWritable(request, allowed);
  if (reason !== null) return reason;
  const { path, before, after } = request;
  const target = await realpath(path);
  const found = await stat(target);
  const temporary = join(dirname(target), `${PREFIX}${randomBytes(8).toString('hex')}${SUFFIX}`);
  temporaries.add(temporary);
  try {
    await writeTemporary(temporary, after, found);
    // As late as possible, so that an editor that saved in the meantime wins.
    if (!(await readFile(target)).equals(Buffer.from(before))) return 'the file changed since it was read';
    await rename(temporary, target);
  } finally {
    await rm(temporary, { force: true });
    temporaries.delete(temporary);
  }
  await syncFolder(dirname(target));
  return null;
}

async function writeTemporary(path: string, text: string, like: Stats): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text, 'utf8');
    await keepOwner(file, like);
    await file.chmod(like.mode & PERMISSIONS);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Only root can give a file away; everyone else already owns it, or shares it through its group. */
async function keepOwner(file: FileHandle, like: Stats): Promise<void> {
  const own = await file.stat();
  if (own.uid === like.uid && own.gid === like.gid) return;
  await file.chown(like.uid, like.gid).catch(() => undefined);
}

/** What a run that was killed left beside the files; the lock says that no other run is at work on them. */
async function removeLeftovers(outputs: readonly WriteRequest[]): Promise<void> {
  const changed = outputs.filter(({ before, after }) => before !== after);
  for (const folder of new Set(changed.map(({ path }) => dirname(path)))) {
    const names = await readdir(folder).catch(() => []);
    for (const name of names) if (TEMPORARY.test(name)) await rm(join(folder, name), { force: true });
  }
}

/** Makes the rename survive a power cut, where the system lets a folder be opened. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    // The file is written; when the rename reaches the disk is then up to the system.
  }
}
