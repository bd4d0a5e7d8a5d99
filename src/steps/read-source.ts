import { readFile } from 'node:fs/promises';

import { describeFileError } from './file-error.ts';

export type Source = { readonly text: string } | { readonly skipped: string } | { readonly error: string };

/** Text on lines longer than this was not written by hand. */
const LONG_LINE = 1000;
/** Files shorter than this are never taken for minified. */
const SHORT_FILE = 4000;

/** Reads a source file exactly as it is, a byte order mark included; or says why it is left alone. */
export async function readSource(path: string): Promise<Source> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    return isMissing(error) ? { skipped: 'no longer there' } : { error: `cannot be read: ${describeFileError(error)}` };
  }
  const text = decode(bytes);
  if (text === null) return { skipped: 'not UTF-8 text' };
  if (isGenerated(text)) return { skipped: 'generated' };
  if (isMinified(text)) return { skipped: 'minified' };
  return { text };
}

function decode(bytes: Buffer): string | null {
  if (bytes.includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Looks for the usual notices in the comments of the first five lines. */
function isGenerated(text: string): boolean {
  const header = text.slice(0, 5000).split('\n', 5);
  const comments = header.filter((line) => /^[\s\uFEFF]*(?:\/\/|\/\*|\*|#)/.test(line)).join('\n');
  if (/@generated\b|\bDO NOT (?:EDIT|MODIFY)\b/.test(comments)) return true;
  return /\bgenerated\b/i.test(comments) && /\bdo not (?:edit|modify|change)\b/i.test(comments);
}

function isMinified(text: string): boolean {
  if (text.length < SHORT_FILE) return false;
  const long = text.split('\n').filter((line) => line.length > LONG_LINE);
  return long.reduce((sum, line) => sum + line.length, 0) > text.length * 0.9;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
