const MEANINGS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'operation not permitted',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space left on the device',
  ENOENT: 'no such file',
  EISDIR: 'it is a folder',
  EMFILE: 'too many open files',
  ELOOP: 'too many symbolic links',
};

/** A file system error in a few words, without the path: `permission denied (EACCES)`. */
export function describeFileError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  if (code === null) return error.message;
  const meaning = MEANINGS[code];
  return meaning === undefined ? code : `${meaning} (${code})`;
}
