import { constants, closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

import { describeFileError, isMissing } from './file-error.ts';

export type Source = { readonly text: string } | { readonly skipped: string } | { readonly error: string };

/** Text on lines longer than this was not written by hand. */
const LONG_LINE = 1000;
/** Files shorter than this are never taken for minified. */
const SHORT_FILE = 4000;
const MEGABYTE = 2 ** 20;
/** A syntax tree takes about a hundred times the memory of its text; nobody wrote a file longer than this by hand. */
const LARGEST = 16 * MEGABYTE;
/** As much of a larger file as tells whether it is to be left alone anyway. */
const HEAD = MEGABYTE;
/** Opening a named pipe waits for its other end, unless it is told not to. */
const READ = constants.O_RDONLY | constants.O_NONBLOCK;

/** Reads a source file exactly as it is, a byte order mark included; or says why it is left alone. */
export async function readSource(path: string): Promise<Source> {
  let bytes: Buffer;
  let size: number;
  try {
    const file = await open(path, READ);
    try {
      const found = await file.stat();
      if (found.isDirectory()) return { error: 'cannot be read: it is a folder (EISDIR)' };
      if (!found.isFile()) return { skipped: 'not a regular file' };
      size = found.size;
      bytes = size > LARGEST ? await readHead(file) : await file.readFile();
    } finally {
      await file.close();
    }
  } catch (error) {
    return isMissing(error) ? { skipped: 'no longer there' } : { error: `cannot be read: ${describeFileError(error)}` };
  }
  const text = decode(bytes);
  if (text === null) return { skipped: 'not UTF-8 text' };
  if (isGenerated(text)) return { skipped: 'generated' };
  if (isMinified(text)) return { skipped: 'minified' };
  return size > LARGEST ? { error: tooLarge(size) } : { text };
}

/**
 * Reads a file of a dependency.
 * @returns null for what is no regular file, or larger than any code that somebody wrote
 * @throws what the system says when it cannot be read
 */
export function readDependency(path: string): string | null {
  const file = openSync(path, READ);
  try {
    const found = fstatSync(file);
    return found.isFile() && found.size <= LARGEST ? readFileSync(file, 'utf8') : null;
  } finally {
    closeSync(file);
  }
}

async function readHead(file: FileHandle): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(HEAD) });
  const head = buffer.subarray(0, bytesRead);
  // The last line may be cut inside a character.
  const end = head.lastIndexOf('\n');
  return end > 0 ? head.subarray(0, end) : trimCharacter(head);
}

/** Without the bytes of a character that was cut: continuation bytes, and the one that they continue. */
function trimCharacter(bytes: Buffer): Buffer {
  let end = bytes.length;
  while (end > 0 && ((bytes[end - 1] ?? 0) & 0xc0) === 0x80) end -= 1;
  return (bytes[end - 1] ?? 0) >= 0xc0 ? bytes.subarray(0, end - 1) : bytes;
}

function tooLarge(size: number): string {
  const [found, most] = [size, LARGEST].map((bytes) => Math.ceil(bytes / MEGABYTE));
  return `is too large to be read: ${found} MB, at most ${most}; leave it out with \`ignore\`, or split it`;
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
  let long = 0;
  for (let start = 0; start < text.length;) {
    const end = text.indexOf('\n', start);
    const length = (end === -1 ? text.length : end) - start;
    if (length > LONG_LINE) long += length;
    start += length + 1;
  }
  return long > text.length * 0.9;
}
