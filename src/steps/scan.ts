/** Scan: reads files and the facts off them. */
import { frontendFor } from '../frontends/index.ts';
import type { ImportResolver } from '../frontends/language.ts';
import type { FileFacts, Value } from '../model/facts.ts';
import { byCodeUnit } from '../files/paths.ts';
import { readDependency, readSource } from '../files/read-source.ts';

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

/**
 * Reads on where the project's own imports lead out of its folder, as `../../shared/audit.js` does: such files are code like
 * any other, and no package that could be taken to do without the ORM.
 */
export async function scanBeyond(
  read: readonly ScannedFile[],
  resolver: ImportResolver,
  label: (path: string) => string,
): Promise<readonly ScannedFile[]> {
  const known = new Set(read.map(({ path }) => path));
  const found: ScannedFile[] = [];
  for (let files = read; files.length > 0;) {
    const next = new Set(files.flatMap((file) => (file.kind === 'facts' ? localImports(file.facts, resolver) : [])));
    files = await scanFiles([...next].filter((path) => !known.has(path)).sort(byCodeUnit), label);
    for (const { path } of files) known.add(path);
    found.push(...files);
  }
  return found;
}

/** The files that relative imports lead to. */
function localImports(
  { path, bindings, exports, starExports }: FileFacts,
  resolver: ImportResolver,
): readonly string[] {
  const specifiers = [
    ...starExports,
    ...bindings.flatMap((each) => [
      ...(each.import ? [each.import.specifier] : []),
      ...each.values.flatMap(requiredBy),
    ]),
    ...exports.flatMap(({ from, value }) => [...(from ? [from.specifier] : []), ...(value ? requiredBy(value) : [])]),
  ];
  return [...new Set(specifiers)].flatMap((specifier) => {
    if (!/^\.{1,2}(\/|$)/.test(specifier)) return [];
    const found = resolver.resolve(path, specifier);
    return found.kind === 'file' && !isDependency(found.path) ? [found.path] : [];
  });
}

/** `require('m')`, and what is taken from it. */
function requiredBy(value: Value): readonly string[] {
  if (value.kind === 'member') return requiredBy(value.object);
  return value.kind === 'module' ? [value.specifier] : [];
}

function isDependency(path: string): boolean {
  return path.split('/').includes('node_modules') || /\.d\.[cm]?ts$/.test(path) || frontendFor(path) === null;
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
