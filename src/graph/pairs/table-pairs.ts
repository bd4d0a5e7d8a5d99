/** Pairs that the profile's tables tell of, where the code of the ORM is not read. */
import { lookUpOwn } from '../../collections.ts';
import type { Profile, Returns } from '../../model/profile.ts';
import { asyncNameOf, syncNamesOf } from '../../model/variant-names.ts';
import { ruleOfType } from './naming.ts';
import type { Pair } from '../project/questions.ts';

/** What an operation of that name returns in the ORMs the profile describes: `get` an instance, `count` a number. */
export function conventional(profile: Profile, name: string): Returns {
  for (const type of Object.values(profile.types)) {
    const returns = lookUpOwn(type.pairs, name);
    if (returns !== undefined) return returns;
  }
  return 'unknown';
}

/** The pair that a type or an object of the profile has in its tables. */
export function pairOfTable(
  profile: Profile,
  type: string,
  name: string,
  origin: string,
  isStatic = false,
): Pair | null {
  const table = lookUpOwn(profile.types, type) ?? lookUpOwn(profile.objects, type);
  const ofClass = isStatic ? lookUpOwn(table?.staticPairs, name) : undefined;
  const returns = ofClass ?? lookUpOwn(table?.pairs, name);
  const async = asyncNameOf(ruleOfType(profile, type), name);
  return returns === undefined || async === null
    ? null
    : { sync: name, async, assumedFrom: origin, returns, ormType: type };
}

/** The pair of a table whose async variant has that name. */
export function pairOfTableAs(profile: Profile, type: string, asyncName: string, origin: string): Pair | null {
  const names = syncNamesOf(ruleOfType(profile, type), asyncName);
  return firstAs(names, asyncName, (each) => pairOfTable(profile, type, each, origin));
}

/** Of the names that the rule makes the async one of, the first that stands for a pair. */
export function firstAs(names: readonly string[], asyncName: string, find: (name: string) => Pair | null): Pair | null {
  for (const name of names) {
    const pair = find(name);
    if (pair?.async === asyncName) return pair;
  }
  return null;
}
