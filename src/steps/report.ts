import { dirname } from 'node:path';

import { findRepositoryRoot } from '../git/repository-root.ts';
import type { Options } from '../model/options.ts';
import {
  type Change,
  type FileResult,
  type Finding,
  type Result,
  type Totals,
  SCHEMA_VERSION,
} from '../model/result.ts';
import { byCodeUnit, isInside, relativePath } from '../files/paths.ts';
import type { Analysis, FileOutput } from '../model/analysis.ts';
import { unifiedDiff } from '../text/unified-diff.ts';

/** Makes the result of a run, the one thing that all reporters print. The same input gives the same result. */
export function buildResult(options: Options, version: string, analysis: Analysis): Result {
  const root = patchRoot(options.cwd, analysis.files);
  const files = analysis.files
    .map((output) => fileResult(output, options.cwd, root))
    .sort((a, b) => byCodeUnit(a.path, b.path));
  const findings = analysis.findings.toSorted(compareFindings);
  return {
    schemaVersion: SCHEMA_VERSION,
    tool: { name: 'orm-migrate', version },
    profile: options.profile.name,
    totals: countTotals(files, findings),
    files: files.filter((file) => file.status !== 'unchanged' || file.changes.length > 0),
    findings,
    wider: analysis.wider ?? null,
  };
}

function fileResult(output: FileOutput, cwd: string, root: string): FileResult {
  const path = relativePath(cwd, output.path);
  const changes = output.changes.toSorted((a, b) => a.line - b.line || byCodeUnit(a.id, b.id));
  if (output.error !== null) {
    // Nothing of the plan for a failed file came true, so none of it is reported.
    return { path, status: 'failed', diff: '', error: withPath(path, output.error), changes: [] };
  }
  const diff = unifiedDiff(relativePath(root, output.path), output.before, output.after);
  return { path, status: diff === '' ? 'unchanged' : 'changed', diff, error: null, changes };
}

/**
 * The folder that the patch is relative to, where `git apply` is to be run: the repository of the working directory, outside git
 * that directory; and where other files are changed too, the folder that holds them all, or the repository around it.
 */
export function patchRoot(cwd: string, files: readonly FileOutput[]): string {
  const home = homeOf(cwd);
  const changed = files.filter((file) => file.error === null && file.before !== file.after);
  const folders = changed.map((file) => dirname(file.path));
  if (folders.every((folder) => isInside(home, folder))) return home;
  let common = folders[0] ?? home;
  while (!folders.every((folder) => isInside(common, folder)) && dirname(common) !== common) common = dirname(common);
  return homeOf(common);
}

/** Inside a repository git takes the paths of a patch from its root, wherever it is run. */
export function homeOf(folder: string): string {
  return findRepositoryRoot(folder) ?? folder;
}

/** `path:line:col message`, where the message begins with a place or with nothing of the kind. */
function withPath(path: string, message: string): string {
  if (message.startsWith(path)) return message;
  return /^\d+:\d/.test(message) ? `${path}:${message}` : `${path}: ${message}`;
}

function compareFindings(a: Finding, b: Finding): number {
  return byCodeUnit(a.path, b.path) || a.line - b.line || byCodeUnit(a.code, b.code) || byCodeUnit(a.symbol, b.symbol);
}

/** The only place that counts: `overrides` is the sum of `mirrored`, `fallback`, `present` and `skipped`. */
function countTotals(files: readonly FileResult[], findings: readonly Finding[]): Totals {
  const changes = files.flatMap((file) => file.changes);
  const overrides = changes.filter((change) => change.kind === 'override');
  const fallbacks = overrides.filter((change) => change.outcome === 'fallback');
  return {
    overrides: overrides.length,
    mirrored: count(overrides, (change) => change.outcome === 'mirror'),
    fallback: fallbacks.length,
    open: count(fallbacks, (change) => change.blocker !== 'accepted-fallback'),
    standing: count(fallbacks, (change) => change.fallback === 'standing'),
    replaced: count(overrides, (change) => change.outcome === 'mirror' && change.fallback === 'replaced'),
    blockers: countBlockers(fallbacks),
    present: count(overrides, (change) => change.outcome === 'present'),
    skipped: count(overrides, (change) => !['mirror', 'fallback', 'present'].includes(change.outcome)),
    helpers: count(changes, (change) => change.kind === 'helper' && change.outcome === 'mirror'),
    wrapped: count(changes, (change) => change.outcome === 'wrap'),
    findings: findings.length,
    files: {
      changed: count(files, (file) => file.status === 'changed'),
      unchanged: count(files, (file) => file.status === 'unchanged'),
      failed: count(files, (file) => file.status === 'failed'),
    },
  };
}

function countBlockers(fallbacks: readonly Change[]): Record<string, number> {
  const codes = fallbacks.flatMap((change) => change.blocker ?? []).sort(byCodeUnit);
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return Object.fromEntries(counts);
}

function count<T>(items: readonly T[], test: (item: T) => boolean): number {
  return items.filter(test).length;
}
