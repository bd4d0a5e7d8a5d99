/** What a migration decides and writes, file by file, so that two of the same project can be compared. */
import { posix } from 'node:path';
import type { Change } from '../../src/index.ts';
import type { Fixture } from '../harness/fixtures.ts';
import { migrateFiles } from '../harness/migrate-fixture.ts';
import type { Files } from '../harness/modules.ts';

/** By `path symbol`: the outcome, the blocker and the reason of an override; by `path`: the text of a file. */
export type Outcomes = Readonly<Record<string, string>>;

interface Changed {
  readonly path: string;
  readonly changes: readonly Change[];
}

/**
 * Migrates a project in some company.
 *
 * @param root a folder that is used for nothing else
 * @param options those of the fixture
 * @param files all files, the company included
 * @param own paths of the project's own files, relative to `prefix`
 * @param prefix the folder in which the project stands, with a slash behind it
 * @returns what comes of the project's own files
 */
export async function outcomesOf(
  root: string,
  options: Fixture['options'],
  files: Files,
  own: Iterable<string>,
  prefix = '',
): Promise<Outcomes> {
  const { result, files: after } = await migrateFiles(root, { name: 'project', options }, files);
  return toOutcomes(result.files, after, own, prefix);
}

/** @returns the same for what was planned and written */
export function toOutcomes(files: readonly Changed[], after: Files, own: Iterable<string>, prefix = ''): Outcomes {
  const paths = new Set([...own].map((path) => posix.join(prefix, path)));
  const found = files.flatMap(({ path, changes }) =>
    paths.has(path) ? changes.map((each) => outcomeOf(path.slice(prefix.length), each)) : [],
  );
  const texts = [...paths].map((path) => [path.slice(prefix.length), after.get(path) ?? ''] as const);
  return Object.fromEntries([...found, ...texts]);
}

function outcomeOf(path: string, { kind, symbol, outcome, blocker, reason }: Change): readonly [string, string] {
  return [`${path} ${kind} ${symbol}`, [outcome, blocker, reason].filter(Boolean).join(', ')];
}

/** What is not the same in two: one line each. */
export function differences(alone: Outcomes, inCompany: Outcomes): readonly string[] {
  const keys = new Set([...Object.keys(alone), ...Object.keys(inCompany)]);
  return [...keys].flatMap((key) => {
    const [before, now] = [alone[key], inCompany[key]];
    if (before === now) return [];
    return [isDecision(key) ? `${key}: ${String(before)} | ${String(now)}` : `${key}: another text`];
  });
}

/** Of something that was decided; the others are of texts. */
export function isDecision(key: string): boolean {
  return key.includes(' ');
}
