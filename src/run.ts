/** The phases, in order: discover → scan → index → plan → rewrite and verify. Nothing here writes to the disk. */
import { existsSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { createProject } from './graph/project.ts';
import { createImportResolver } from './graph/resolve-import.ts';
import type { Options } from './model/options.ts';
import type { Plan } from './model/plan.ts';
import type { Change, Finding } from './model/result.ts';
import { isInside, relativePath, statOf } from './paths.ts';
import { discover } from './steps/discover.ts';
import { plan } from './steps/plan.ts';
import { rewrite } from './steps/rewrite.ts';
import { scanDependency, scanFiles, type ScannedFile } from './steps/scan.ts';

export interface FileOutput {
  /** Absolute. */
  readonly path: string;
  readonly before: string;
  /** Equal to `before` when nothing changes. */
  readonly after: string;
  readonly changes: readonly Change[];
  /** One line; the file is left alone. */
  readonly error: string | null;
  /** Absolute paths of files without whose changes these changes would not work. */
  readonly relies?: readonly string[];
  /** Of those, the ones to be written first where they rely on this one in turn. */
  readonly above?: readonly string[];
}

export interface Analysis {
  readonly files: readonly FileOutput[];
  readonly findings: readonly Finding[];
}

/**
 * Works out what to change, without changing it.
 * The whole project is read, because an override or a helper outside the given paths matters to those inside.
 * @param frozen files that cannot be written, with the error to report for each: nothing is planned in them
 */
export async function analyse(
  options: Options,
  onProgress?: (done: number, total: number) => void,
  frozen: ReadonlyMap<string, string> = new Map(),
): Promise<Analysis> {
  const common = projectRoot(options.paths);
  const root = common ?? options.cwd;
  const label = (path: string): string => relativePath(options.cwd, path);
  const found = await discover(options);
  const given = new Set(found.files);
  const failed = found.failed.map(({ path, reason }) => ({
    ...unchanged(path, ''),
    error: `${label(path)}: ${reason}`,
  }));
  if (given.size === 0) return { files: failed, findings: [] };
  const whole = { ...options, paths: common === null ? [] : [common], include: [], ignore: [] };
  const surrounding = await discover(whole);
  const paths = [...new Set([...given, ...surrounding.files])].sort();
  const scanned = await scanFiles(paths, label, onProgress);
  const facts = scanned.flatMap((file) => (file.kind === 'facts' ? [file.facts] : []));
  const resolver = createImportResolver(root, options.profile.rootImports);
  const project = createProject(facts, options.profile, resolver, scanDependency);
  const refused = new Map<string, FileOutput>();
  for (const file of scanned) {
    const error = frozen.get(file.path);
    if (error !== undefined && file.kind !== 'skipped')
      refused.set(file.path, { ...unchanged(file.path, file.source), error });
  }
  const settled = settle(scanned, given, refused, (editable) => plan(project, options, root, editable), label);
  return { ...settled, files: [...settled.files, ...failed] };
}

/**
 * Plans and rewrites, and plans again without the files whose result was refused: mirrors elsewhere may have relied on what
 * was to be written there.
 */
function settle(
  scanned: readonly ScannedFile[],
  given: ReadonlySet<string>,
  refused: Map<string, FileOutput>,
  planFor: (editable: ReadonlySet<string>) => Plan,
  label: (path: string) => string,
): Analysis {
  for (;;) {
    const editable = new Set([...given].filter((path) => !refused.has(path)));
    const { files, findings } = planFor(editable);
    const plans = new Map(files.map((file) => [file.path, file]));
    const outputs = scanned
      .filter((file) => given.has(file.path) && file.kind !== 'skipped')
      .map((file) => refused.get(file.path) ?? output(file, plans.get(file.path), label(file.path)));
    const failed = outputs.filter((each) => each.error !== null && !refused.has(each.path) && plans.has(each.path));
    if (failed.length === 0) return { files: outputs, findings };
    for (const each of failed) refused.set(each.path, each);
  }
}

function output(file: ScannedFile, planned: Parameters<typeof rewrite>[0] | undefined, label: string): FileOutput {
  const before = file.kind === 'skipped' ? '' : file.source;
  const same = { ...unchanged(file.path, before), changes: planned?.changes ?? [] };
  if (file.kind === 'failed') return { ...same, error: file.error };
  if (!planned) return same;
  const result = rewrite(planned, before, label);
  return 'error' in result
    ? { ...same, error: result.error }
    : { ...same, after: result.text, relies: planned.relies, above: planned.above };
}

function unchanged(path: string, text: string): FileOutput {
  return { path, before: text, after: text, changes: [], error: null };
}

/** The folder of the package or repository that the given paths are in; null when they have none in common. */
function projectRoot(paths: readonly string[]): string | null {
  const [first = process.cwd(), ...rest] = paths.map(existingFolder);
  let common = first;
  while (!rest.every((path) => isInside(common, path)) && dirname(common) !== common) common = dirname(common);
  // A manifest in the home folder or at the top of the disk would make everything below it the project.
  for (let at = common; !isTooWide(at); at = dirname(at)) {
    if (existsSync(join(at, 'package.json')) || existsSync(join(at, '.git'))) return at;
  }
  return isTooWide(common) ? null : common;
}

/** Reading the whole disk or home folder is never what was meant. */
function isTooWide(folder: string): boolean {
  return folder === homedir() || dirname(folder) === folder;
}

function existingFolder(path: string): string {
  const real = existsSync(path) ? realpathSync(path) : path;
  return statOf(real)?.isDirectory() === true ? real : dirname(real);
}
