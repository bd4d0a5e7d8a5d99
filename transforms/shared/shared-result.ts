/** One result for all processes of a run of jscodeshift. */
import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 50;
/** The processes of one run start together; what is older was left behind by another run. */
const SAME_RUN_MS = 60_000;

/**
 * jscodeshift forks processes, and the first one to be ready begins to write while another may still be reading. So the
 * first one to get here makes the result, and the others take it over. What lies there of earlier runs is removed.
 *
 * @param key what the result depends on
 * @param make gives plain JSON data
 */
export async function sharedResult<T>(key: string, make: () => Promise<T>): Promise<T> {
  // Not forked: there is nobody to share with.
  if (process.send === undefined) return make();
  removeRemains();
  const folder = join(tmpdir(), `${ours()}${String(process.ppid)}-${hash(key)}`);
  const file = join(folder, 'result.json');
  if (claim(folder)) {
    const result = await make().catch((error: unknown) => {
      rmSync(folder, { recursive: true, force: true });
      throw error;
    });
    writeFileSync(`${file}.tmp`, JSON.stringify(result));
    renameSync(`${file}.tmp`, file);
    return result;
  }
  while (isTrusted(folder)) {
    const text = readIfAny(file);
    if (text !== null) return JSON.parse(text) as T;
    if (!isRunning(Number(readIfAny(join(folder, 'maker')) ?? process.pid))) break;
    await sleep(POLL_MS);
  }
  // Whoever was to make it gave up, or was stopped; most likely this process will meet the same error.
  return make();
}

export function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

function ours(): string {
  return `orm-migrate-${String(userInfo().uid)}-`;
}

function claim(folder: string): boolean {
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch {
    return false;
  }
  writeFileSync(join(folder, 'maker'), String(process.pid));
  return true;
}

/** Made by this user, for this run: the folder for temporary files belongs to everybody. */
function isTrusted(folder: string): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  if (found?.isDirectory() !== true) return false;
  const isOwn = process.getuid === undefined || (found.uid === process.getuid() && (found.mode & 0o077) === 0);
  return isOwn && found.mtimeMs > performance.timeOrigin - SAME_RUN_MS;
}

function removeRemains(): void {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(ours())) continue;
    const parent = Number(name.slice(ours().length).split('-', 1)[0]);
    if (!isRunning(parent)) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function readIfAny(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
