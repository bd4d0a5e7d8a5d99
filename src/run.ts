/** The phases, in order: discover → scan → index → plan → rewrite and verify. Nothing here writes to the disk. */
import { existsSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { createProject, type Project } from './graph/project/project.ts';
import { withoutFailures } from './graph/solve/failures.ts';
import { createImportResolver } from './frontends/javascript/modules/resolve-import.ts';
import type { Analysis, FileOutput } from './model/analysis.ts';
import type { Options } from './model/options.ts';
import type { Plan } from './model/plan.ts';
import type { Wider } from './model/result.ts';
import { byCodeUnit, isInside, relativePath, statOf } from './files/paths.ts';
import { discover } from './steps/discover.ts';
import { plan } from './steps/plan.ts';
import { rewrite } from './steps/rewrite.ts';
import { folderFor, isNarrow, mirrorsInstead } from './steps/wider.ts';
import { scanBeyond, scanDependency, scanFiles, type ScannedFile } from './steps/scan.ts';

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
  const label = (path: string): string => relativePath(options.cwd, path);
  const read = await readProject(options, onProgress);
  const unread = read.failed.map(({ path, reason }) => ({
    ...unchanged(path, ''),
    error: `${label(path)}: ${reason}`,
  }));
  if (read.given.size === 0) return { files: unread, findings: [] };
  const { common, root, given, scanned, project } = read;
  const refused = new Map<string, FileOutput>();
  for (const file of scanned) {
    const error = frozen.get(file.path);
    if (error !== undefined && file.kind !== 'skipped')
      refused.set(file.path, { ...unchanged(file.path, file.source), error });
  }
  const failed = new Map<string, string>();
  const planFor = (editable: ReadonlySet<string>): Plan =>
    withoutFailures(failed, (failures) => plan(project, options, root, editable, failures));
  const settled = settle(scanned, given, refused, planFor, label);
  const isPart = common !== null && project.files.some(({ facts }) => !given.has(facts.path));
  const wider = isPart && isNarrow(settled.plan) ? await widen(settled.plan, options, common, planFor) : null;
  return { files: [...settled.files, ...unread], findings: settled.plan.findings, wider };
}

export interface ReadProject {
  /** The folder of the project; null where the paths have none in common. */
  readonly common: string | null;
  readonly root: string;
  /** The files that were asked for. */
  readonly given: ReadonlySet<string>;
  readonly failed: Awaited<ReturnType<typeof discover>>['failed'];
  /** All files of the project, and those outside of it that it imports. */
  readonly scanned: readonly ScannedFile[];
  readonly project: Project;
}

/** All that is known of the project before anything is decided. */
export async function readProject(
  options: Options,
  onProgress?: (done: number, total: number) => void,
): Promise<ReadProject> {
  const common = projectRoot(options.paths, options.cwd);
  const root = common ?? options.cwd;
  const label = (path: string): string => relativePath(options.cwd, path);
  const resolver = createImportResolver(root, options.profile.rootImports, scanDependency);
  const { files, failed } = await discover(options);
  const given = new Set(files);
  const whole = { ...options, paths: common === null ? [] : [common], include: [], ignore: [] };
  // Where nothing was asked for, nothing around it matters.
  const surrounding = given.size === 0 ? [] : (await discover(whole)).files;
  const read = await scanFiles([...new Set([...given, ...surrounding])].sort(), label, onProgress);
  const scanned = [...read, ...(await scanBeyond(read, resolver, label))].sort((a, b) => byCodeUnit(a.path, b.path));
  const facts = scanned.flatMap((file) => (file.kind === 'facts' ? [file.facts] : []));
  const project = createProject(facts, options.profile, resolver, scanDependency);
  return { common, root, given, failed, scanned, project };
}

/** How many fallbacks would be mirrors if more of the project were given: worked out by giving it. */
async function widen(
  narrow: Plan,
  options: Options,
  root: string,
  planFor: (editable: ReadonlySet<string>) => Plan,
): Promise<Wider | null> {
  const { files } = await discover({ ...options, paths: [root] });
  const wide = planFor(new Set(files));
  const instead = mirrorsInstead(narrow, wide);
  if (instead.size === 0) return null;
  const folder = folderFor(wide, instead.keys(), options.paths);
  const within = folder === root ? wide : planFor(new Set(files.filter((path) => isInside(folder, path))));
  const mirrors = [...mirrorsInstead(narrow, within).values()].reduce((sum, each) => sum + each, 0);
  return mirrors === 0 ? null : { path: relativePath(options.cwd, folder) || '.', mirrors };
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
): { readonly files: readonly FileOutput[]; readonly plan: Plan } {
  for (;;) {
    const editable = new Set([...given].filter((path) => !refused.has(path)));
    const planned = planFor(editable);
    const plans = new Map(planned.files.map((file) => [file.path, file]));
    const outputs = scanned
      .filter((file) => given.has(file.path) && file.kind !== 'skipped')
      .map((file) => refused.get(file.path) ?? output(file, plans.get(file.path), label(file.path)));
    const failed = outputs.filter((each) => each.error !== null && !refused.has(each.path) && plans.has(each.path));
    if (failed.length === 0) return { files: outputs, plan: planned };
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

/**
 * The folder of the package or repository that the given paths are in; without one the working folder, where it holds
 * them. Null when they have none in common.
 */
function projectRoot(paths: readonly string[], cwd: string): string | null {
  const [first = process.cwd(), ...rest] = paths.map(existingFolder);
  let common = first;
  while (!rest.every((path) => isInside(common, path)) && dirname(common) !== common) common = dirname(common);
  // A manifest in the home folder or at the top of the disk would make everything below it the project.
  for (let at = common; !isTooWide(at); at = dirname(at)) {
    if (existsSync(join(at, 'package.json')) || existsSync(join(at, '.git'))) return at;
  }
  const working = existingFolder(cwd);
  if (isInside(working, common) && !isTooWide(working)) return working;
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
