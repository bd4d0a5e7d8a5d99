/** What a configuration says of types, taken together: which of them leads to which. */
import type { OrmType, Profile, Returns } from './profile.ts';

/** The types that a class or its instances give or hold, by name, at any distance. */
export function typesReachedFrom(profile: Profile, starts: Iterable<string>): ReadonlySet<string> {
  const found = new Set<string>();
  const queue = [...starts];
  for (const each of queue) {
    const table = profile.types[each];
    for (const next of table ? namedIn(ofInstances(table)) : []) {
      if (found.has(next)) continue;
      found.add(next);
      queue.push(next);
    }
  }
  return found;
}

/** The described types whose classes lead to an object of the type: `Record.where()` to a `Relation`. */
export function modelsLeadingTo(profile: Profile, type: string): readonly string[] {
  return (profile.described?.types ?? []).filter((each) => {
    const table = profile.types[each];
    if (!table || each === type) return false;
    const first = namedIn(ofClassAlone(table));
    return first.includes(type) || typesReachedFrom(profile, first).has(type);
  });
}

function ofInstances({ pairs, lazy, members }: OrmType): readonly Returns[] {
  return [pairs, lazy, members].flatMap((each) => Object.values(each));
}

/** What the class has and its instances have not. */
function ofClassAlone(table: OrmType): readonly Returns[] {
  const sides = [
    [table.staticPairs, table.pairs],
    [table.staticLazy, table.lazy],
    [table.staticMembers, table.members],
  ] as const;
  return sides.flatMap(([ofClass, own]) =>
    Object.entries(ofClass).flatMap(([name, each]) => (Object.hasOwn(own, name) ? [] : [each])),
  );
}

/** The types that are named in what methods give. */
export function namedIn(all: readonly Returns[]): readonly string[] {
  return all.flatMap((each): readonly string[] => {
    if (typeof each !== 'object') return [];
    if ('type' in each) return [each.type];
    return 'list' in each ? namedIn([each.list]) : namedIn(each.tuple);
  });
}
