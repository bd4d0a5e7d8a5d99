/** Scan: reads files and the facts off them. */
import { frontendFor } from '../frontends/index.ts';
import type { FileFacts } from '../model/facts.ts';
import { readDependency, readSource } from './read-source.ts';

export type ScannedFile =
  | { readonly path: string; readonly kind: 'facts'; readonly source: string; readonly facts: FileFacts }
  | { readonly path: string; readonly kind: 'failed'; readonly source: string; readonly error: string }
  | { readonly path: string; readonly kind: 'skipped'; readonly reason: string };

/**
 * @param paths absolute
 * @param label names a file in an error
 * @returns in the order of `paths`
 */
export async function scanFiles(
  paths: readonly string[],
  label: (path: string) => string,
  onProgress?: (done: number, total: number) => void,
): Promise<readonly ScannedFile[]> {
  const scanned: ScannedFile[] = [];
  for (const path of paths) {
    scanned.push(await scanFile(path, label(path)));
    onProgress?.(scanned.length, paths.length);
  }
  return scanned;
}

async function scanFile(path: string, label: string): Promise<ScannedFile> {
  const read = await readSource(path);
  if ('skipped' in read) return { path, kind: 'skipped', reason: read.skipped };
  if ('error' in read) return { path, kind: 'failed', source: '', error: `${label}: ${read.error}` };
  const frontend = frontendFor(path);
  if (!frontend) return { path, kind: 'skipped', reason: 'not a language that is known' };
  try {
    return { path, kind: 'facts', source: read.text, facts: frontend.scan(path, read.text) };
  } catch (error) {
    return { path, kind: 'failed', source: read.text, error: describeError(error, label, path, read.text) };
  }
}

/** `path:line:col message`, on one line. */
function describeError(error: unknown, label: string, path: string, text: string): string {
  const message =
    error instanceof RangeError
      ? 'nested too deeply to be read'
      : error instanceof Error
        ? error.message
        : String(error);
  const position = frontendFor(path)?.syntaxErrorPosition(error);
  // No editor counts a byte order mark.
  const mark = position?.line === 1 && text.startsWith('\uFEFF') ? 1 : 0;
  const place = position ? `${label}:${position.line}:${Math.max(1, position.column - mark)}` : label;
  return `${place} ${message.split('\n')[0] ?? ''}`;
}

/** Reads a file of a dependency; null when it cannot be read or understood. */
export function scanDependency(path: string): FileFacts | null {
  const frontend = frontendFor(path);
  if (!frontend) return null;
  try {
    const text = readDependency(path);
    return text === null ? null : frontend.scan(path, text);
  } catch {
    // What cannot be read is not known; the report says what was assumed in its place.
    return null;
  }
}
