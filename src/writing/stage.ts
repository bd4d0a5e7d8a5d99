/** Staging: the new text of every file is on the disk, beside the file, before the first file is replaced. */
import { randomBytes } from 'node:crypto';
import type { Stats } from 'node:fs';
import { type FileHandle, open, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { relativePath } from '../files/paths.ts';
import type { Temporaries } from './temporaries.ts';
import { checkTarget, expectUnchanged, NotWritable, realPaths, reasonOf, type WriteRequest } from './writable.ts';
import { reliantsOf } from './writing-order.ts';

export interface Staged extends WriteRequest {
  /** The file to be replaced. */
  readonly target: string;
  /** The file with the new text, ready to be renamed. */
  readonly temporary: string;
}

export interface WriteFailure {
  readonly path: string;
  readonly message: string;
}

export interface Staging {
  readonly staged: readonly Staged[];
  readonly failures: readonly WriteFailure[];
}

const PERMISSIONS = 0o7777;
const PREFIX = '.orm-migrate-';
const SUFFIX = '.tmp';
const TEMPORARY = /^\.orm-migrate-[0-9a-f]{16}\.tmp$/;

/**
 * Writes the new texts to temporary files, each with the mode and the owner of its file. A full disk, a folder that takes no
 * new file, and a file that changed since it was read are noticed here, where nothing has been replaced yet.
 *
 * @param paths nothing outside of them is written, wherever a link leads
 * @param earlier what was staged before for another plan: used where the text is still the same, else removed
 */
export async function stageFiles(
  requests: readonly WriteRequest[],
  paths: readonly string[],
  temporaries: Temporaries,
  earlier: readonly Staged[] = [],
): Promise<Staging> {
  const changed = requests.filter(({ before, after }) => before !== after);
  const allowed = realPaths(paths);
  const known = new Map(earlier.map((each) => [each.path, each]));
  const staged: Staged[] = [];
  const failures: WriteFailure[] = [];
  await removeLeftovers(changed, temporaries);
  for (const request of changed) {
    const before = known.get(request.path);
    known.delete(request.path);
    try {
      staged.push({ ...request, ...(await stageFile(request, allowed, temporaries, before)) });
    } catch (error) {
      failures.push({ path: request.path, message: `not written: ${reasonOf(error)}` });
    }
  }
  for (const { temporary } of known.values()) await temporaries.remove(temporary);
  return withoutReliants(await compareAgain({ staged, failures }, temporaries), temporaries);
}

/** What calls for something that is not written must wait for a run that can write it. */
async function withoutReliants({ staged, failures }: Staging, temporaries: Temporaries): Promise<Staging> {
  const missing = failures.map(({ path }) => path);
  const reliants = reliantsOf(staged, missing);
  for (const { temporary } of reliants.keys()) await temporaries.remove(temporary);
  return {
    staged: staged.filter((each) => !reliants.has(each)),
    failures: [...failures, ...[...reliants].map(([{ path }, relied]) => notWithout(path, relied))],
  };
}

/** @param relied path of the file that was not written */
export function notWithout(path: string, relied: string): WriteFailure {
  const seen = relativePath(dirname(path), relied);
  return { path, message: `not written: it relies on changes of ${seen}, which were not written` };
}

/** Staging takes a while, in which files may have been edited. */
async function compareAgain({ staged, failures }: Staging, temporaries: Temporaries): Promise<Staging> {
  const same: Staged[] = [];
  const late: WriteFailure[] = [];
  for (const each of staged) {
    try {
      await expectUnchanged(each.target, each.before);
      same.push(each);
    } catch (error) {
      late.push({ path: each.path, message: `not written: ${reasonOf(error)}` });
      await temporaries.remove(each.temporary);
    }
  }
  return { staged: same, failures: [...failures, ...late] };
}

async function stageFile(
  request: WriteRequest,
  allowed: readonly string[],
  temporaries: Temporaries,
  earlier: Staged | undefined,
): Promise<Pick<Staged, 'target' | 'temporary'>> {
  if (earlier?.before === request.before && earlier.after === request.after) return earlier;
  if (earlier) await temporaries.remove(earlier.temporary);
  const { path, stats } = await checkTarget(request, allowed);
  return { target: path, temporary: await writeTemporary(path, request.after, stats, temporaries) };
}

/** @returns the path of a new file beside the target, which has its mode and its owner */
export async function writeTemporary(
  target: string,
  text: string,
  like: Stats,
  temporaries: Temporaries,
): Promise<string> {
  const temporary = join(dirname(target), `${PREFIX}${randomBytes(8).toString('hex')}${SUFFIX}`);
  temporaries.add(temporary);
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(text, 'utf8');
      await keepOwner(file, like);
      await file.chmod(like.mode & PERMISSIONS);
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    await temporaries.remove(temporary);
    throw error;
  }
  return temporary;
}

/** Only root can give a file away; everyone else already owns it, or shares it through its group. */
async function keepOwner(file: FileHandle, like: Stats): Promise<void> {
  const own = await file.stat();
  if (own.uid === like.uid && own.gid === like.gid) return;
  try {
    await file.chown(like.uid, like.gid);
  } catch {
    const whose = own.uid === like.uid ? 'group' : 'owner';
    throw new NotWritable(`its ${whose} would change, which only the superuser could prevent`);
  }
}

/** What a run that was killed left beside the files; the lock says that no other run is at work on them. */
async function removeLeftovers(requests: readonly WriteRequest[], temporaries: Temporaries): Promise<void> {
  for (const folder of new Set(requests.map(({ path }) => dirname(path)))) {
    const names = await readdir(folder).catch(() => []);
    for (const name of names) {
      const path = join(folder, name);
      if (TEMPORARY.test(name) && !temporaries.has(path)) await rm(path, { force: true });
    }
  }
}
