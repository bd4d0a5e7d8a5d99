/** What a run on part of a project would do with more of it: the fallbacks that would be mirrors then, and the folder it takes. */
import { dirname } from 'node:path';
import { OF_THE_RUN } from '../blockers/index.ts';
import type { Plan } from '../model/plan.ts';
import { isInside } from '../files/paths.ts';

/** Something falls back because of what lies outside of the given paths. */
export function isNarrow({ files }: Plan): boolean {
  return files.some(({ changes }) => changes.some(({ blocker }) => blocker !== null && OF_THE_RUN.has(blocker)));
}

/** The fallbacks of the one plan that are mirrors in the other, by their file. */
export function mirrorsInstead(narrow: Plan, wide: Plan): ReadonlyMap<string, number> {
  const fallbacks = new Set(idsOf(narrow, 'fallback').map(([, id]) => id));
  const counts = new Map<string, number>();
  for (const [path, id] of idsOf(wide, 'mirror')) if (fallbacks.has(id)) counts.set(path, (counts.get(path) ?? 0) + 1);
  return counts;
}

function idsOf({ files }: Plan, outcome: string): readonly (readonly [path: string, id: string])[] {
  return files.flatMap(({ path, changes }) =>
    changes.flatMap((each) =>
      each.kind === 'override' && each.outcome === outcome
        ? [[path, `${path}:${each.line} ${each.symbol}`] as const]
        : [],
    ),
  );
}

/** The smallest folder that holds the given paths and all files that what is planned in those relies on. */
export function folderFor(plan: Plan, files: Iterable<string>, given: Iterable<string>): string {
  const byPath = new Map(plan.files.map((file) => [file.path, file]));
  const needed = new Set(files);
  for (const path of needed) for (const other of byPath.get(path)?.relies ?? []) needed.add(other);
  const all = [...needed, ...given];
  let folder = dirname(all[0] ?? '/');
  while (!all.every((path) => isInside(folder, path)) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}
