/** Lock files: what one says about the process that holds it, and whether that process is still there. */
import { randomBytes } from 'node:crypto';
import { linkSync, lstatSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';

import { UsageError } from '../errors.ts';
import { describeFileError, isMissing } from '../files/file-error.ts';

export interface Holder {
  readonly pid: number;
  /** When the process began, in the system's own terms: another process may have its number by now. Null where unknown. */
  readonly started: string | null;
  /** Null in locks that do not say. */
  readonly host: string | null;
  /** The folder that it works on. */
  readonly tree: string | null;
}

/** Locks that this process has made. */
const own = new Set<string>();

/**
 * Made aside and linked, so that nobody ever reads a lock that does not say yet whose it is.
 *
 * @returns `unknown` where no lock can be made
 */
export function createLock(file: string, tree: string): 'made' | 'exists' | 'unknown' {
  const draft = `${file}.${randomBytes(8).toString('hex')}`;
  const { pid } = process;
  const holder: Holder = { pid, started: processOf(pid)?.started ?? null, host: hostname(), tree };
  try {
    writeFileSync(draft, JSON.stringify(holder), { flag: 'wx' });
    linkSync(draft, file);
    own.add(file);
    return 'made';
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EEXIST' ? 'exists' : 'unknown';
  } finally {
    removeIfAny(draft);
  }
}

/**
 * @returns null for a file that says nothing, or is gone
 * @throws UsageError if it is no file, or cannot be read
 */
export function readLock(file: string): Holder | null {
  try {
    // Nobody is to wait for a pipe.
    if (!lstatSync(file).isFile()) throw new UsageError(`${file} stands where the lock has to be; delete it`);
    return parseHolder(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    if (isMissing(error)) return null;
    throw inTheWay(file, `cannot be read: ${describeFileError(error)}`);
  }
}

/** @throws UsageError if it is there and cannot be removed */
export function removeLock(file: string): void {
  try {
    unlinkSync(file);
  } catch (error) {
    if (!isMissing(error)) throw inTheWay(file, `cannot be removed: ${describeFileError(error)}`);
  }
}

function inTheWay(file: string, why: string): UsageError {
  return new UsageError(`the lock of an earlier run ${why}; delete ${file}, or have its owner do so`);
}

/** On another machine nothing can be asked, so whoever holds it there is taken to be at work. */
export function isAlive(file: string, { pid, started, host }: Holder): boolean {
  if (host !== null && host !== hostname()) return true;
  const now = processOf(pid);
  if (now?.state === 'Z') return false;
  if (now !== null && started !== null) return now.started === started;
  // A process that had this number before: in containers the numbers are always the same.
  if (pid === process.pid) return own.has(file);
  return isRunning(pid);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of somebody else may not be asked, but it is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Null where there is no such process, or the system has no `/proc`. */
function processOf(pid: number): { readonly state: string; readonly started: string } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold anything. The state is the third field; when the process began is the 22nd.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, started] = [fields[0], fields[19]];
    return state === undefined || started === undefined ? null : { state, started };
  } catch {
    return null;
  }
}

function parseHolder(text: string): Holder | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return null;
  }
  const fields: Readonly<Record<string, unknown>> =
    typeof parsed === 'object' && parsed !== null ? { ...parsed } : { pid: parsed };
  const { pid } = fields;
  if (typeof pid !== 'number' || !Number.isInteger(pid) || pid <= 0) return null;
  const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  return { pid, started: textOf(fields['started']), host: textOf(fields['host']), tree: textOf(fields['tree']) };
}

function removeIfAny(file: string): void {
  try {
    unlinkSync(file);
  } catch {
    // It was never made, or it stays behind: it is in nobody's way.
  }
}
