/** What a configuration says of the classes of an ORM that cannot be read, as types of a profile. */
import { UsageError } from '../errors.ts';
import type { OrmType, Profile, Returns } from '../model/profile.ts';
import { asyncNameOf, OTHER_KIND, ruleFor } from '../model/variant-names.ts';
import { EMPTY_TYPE } from '../profiles/empty-type.ts';
import { NON_ORM_PACKAGES } from '../profiles/non-orm-packages.ts';
import { OTHER_ORMS } from '../profiles/other-orms.ts';
import { escapeLine } from '../text/escape.ts';
import { suggestion } from '../text/suggest.ts';
import type { Config, StatementConfig, TypeStatement } from './config.ts';
import { extendTypes } from './extend-types.ts';
import { kindIn } from './name-kinds.ts';
import { show } from './show.ts';

const WORDS = ['plain', 'instance', 'self', 'given', 'result', 'iterator', 'unknown', 'scalar', 'instances'] as const;

const STATIC = 'static ';

/** A method or property that the configuration names. */
interface Entry {
  /** As it is written, to show. */
  readonly key: string;
  readonly name: string;
  /** Of the class alone; otherwise of its instances and of the class. */
  readonly isStatic: boolean;
  readonly statement: StatementConfig;
}

/** What the parts of a statement are read with. */
interface Reader {
  readonly profile: Profile;
  /** Names that stand for a type, each with the type. */
  readonly names: ReadonlyMap<string, string>;
}

/**
 * The profile with the types that the configuration describes.
 *
 * @throws UsageError for a statement that names nothing, or contradicts another
 */
export function withTypes(profile: Profile, config: Config): Profile {
  if (config.types === undefined && config.exports === undefined && config.package === undefined) return profile;
  const packages = packagesOf(config);
  const statements = Object.entries(config.types ?? {});
  const names = new Map(statements.map(([name]) => [name, knownType(profile, name) ?? name] as const));
  const reader: Reader = { profile, names };
  const own = [...names].flatMap(([name, type]) =>
    name === type && !Object.hasOwn(profile.types, type) ? [name] : [],
  );
  let { types } = profile;
  for (const [name, statement] of statements) {
    const type = names.get(name) ?? name;
    const added = tableOf(reader, statement, `types.${escapeLine(name)}`, type);
    types = extendTypes(types, { [type]: { ...added, names: own.includes(name) ? [name] : [] } });
  }
  const described = { ...profile, types, described: { packages, types: own }, ownNames: own };
  return withExports(withKnownPackages(described, packages), config, reader);
}

/** Whatever profile it is: what is known to be no ORM, or another one. */
function withKnownPackages(profile: Profile, packages: readonly string[]): Profile {
  return {
    ...profile,
    modules: profile.modules.length === 0 ? [] : [...profile.modules, ...packages],
    nonOrmPackages: [...new Set([...profile.nonOrmPackages, ...NON_ORM_PACKAGES])],
    otherOrms: [...new Set([...profile.otherOrms, ...OTHER_ORMS])].filter((each) => !packages.includes(each)),
  };
}

function packagesOf({ package: named, types, exports }: Config): readonly string[] {
  const packages = typeof named === 'string' ? [named] : (named ?? []);
  if (packages.length > 0) return packages;
  const key = types === undefined ? (exports === undefined ? 'package' : 'exports') : 'types';
  throw new UsageError(`package: expected the name of the package that ${key} describes, found ${show(named)}`);
}

/** `Model` and `model` are the type of a profile that has one, as is a name under which that is imported. */
function knownType({ types }: Profile, name: string): string | null {
  const named = Object.keys(types).find((type) => types[type]?.names.includes(name));
  return named ?? (Object.keys(types).length === 0 ? null : kindIn(Object.keys(types), name));
}

function tableOf(reader: Reader, statement: TypeStatement, key: string, kind: string): Partial<OrmType> {
  const pairs = entriesOf(statement.pairs, `${key}.pairs`);
  const lazy = entriesOf(statement.lazy, `${key}.lazy`);
  const members = entriesOf(statement.members, `${key}.members`);
  rejectContradictions(pairs, [...lazy, ...members], 'pairs');
  rejectContradictions(lazy, members, 'lazy');
  rejectVariants(reader, pairs, [...pairs, ...lazy, ...members], kind);
  const methods = [...pairs, ...lazy];
  const gives = (entries: readonly Entry[]): Record<string, Returns> =>
    tabled(entries, (each) => returnsOf(reader, givenBy(each.statement), each.key));
  const listed = (part: 'takes' | 'calls'): Record<string, readonly Returns[]> =>
    tabled(
      methods.filter(({ statement: said }) => typeof said === 'object' && said[part] !== undefined),
      ({ statement: said, key: at }) =>
        (typeof said === 'object' ? (said[part] ?? []) : []).map((each) => returnsOf(reader, each, `${at}.${part}`)),
    );
  const ofInstances = (entries: readonly Entry[]): readonly Entry[] => entries.filter((each) => !each.isStatic);
  const ofClassAlone = new Set([...methods, ...members].filter((each) => each.isStatic).map(({ name }) => name));
  const ofClass = (entries: readonly Entry[]): readonly Entry[] =>
    entries.filter((each) => each.isStatic || !ofClassAlone.has(each.name));
  return {
    pairs: gives(ofInstances(pairs)),
    staticPairs: gives(ofClass(pairs)),
    lazy: gives(ofInstances(lazy)),
    staticLazy: gives(ofClass(lazy)),
    members: gives(ofInstances(members)),
    staticMembers: gives(ofClass(members)),
    takes: listed('takes'),
    calls: listed('calls'),
    runs: runBy(pairs),
    callsBack: runBy(lazy),
    iterable: pairs.some(({ name }) => name === '@@iterator'),
    awaitsCallbacks: pairs.filter(({ statement: said }) => callsBack(said)).map(({ name }) => name),
  };
}

/** The methods that each runs, of those that say it. */
function runBy(entries: readonly Entry[]): Record<string, readonly string[]> {
  return Object.fromEntries(
    entries.flatMap(({ name, statement }) =>
      typeof statement === 'object' && statement.runs !== undefined ? [[name, statement.runs] as const] : [],
    ),
  );
}

function tabled<T>(entries: readonly Entry[], read: (entry: Entry) => T): Record<string, T> {
  return Object.fromEntries(entries.map((each) => [each.name, read(each)]));
}

function entriesOf(given: TypeStatement[keyof TypeStatement], key: string): readonly Entry[] {
  if (given === undefined) return [];
  const all: readonly (readonly [string, StatementConfig])[] = isList(given)
    ? given.map((name) => [name, 'unknown'] as const)
    : Object.entries(given);
  return all.map(([name, statement]) => {
    const isStatic = name.startsWith(STATIC);
    return {
      key: `${key}.${escapeLine(name)}`,
      name: name.replace(/^static +/, '').replace('[Symbol.iterator]', '@@iterator'),
      isStatic,
      statement,
    };
  });
}

/** Array.isArray() does not tell a readonly array from the rest. */
function isList(value: NonNullable<TypeStatement[keyof TypeStatement]>): value is readonly string[] {
  return Array.isArray(value);
}

function givenBy(statement: StatementConfig): string {
  return typeof statement === 'string' ? statement : (statement.gives ?? 'unknown');
}

/** It calls the function that it is given, and its async variant waits for that. */
function callsBack(statement: StatementConfig): boolean {
  const isResult = /^result(\[\])*$/.test(givenBy(statement));
  return isResult || (typeof statement === 'object' && statement.calls !== undefined);
}

/** `instance`, `Relation`, `plain[]` */
function returnsOf(reader: Reader, text: string, key: string): Returns {
  if (text.endsWith('[]')) return { list: returnsOf(reader, text.slice(0, -2), key) };
  const tuple = /^\[(.*)\]$/.exec(text)?.[1];
  if (tuple !== undefined) return { tuple: tuple.split(',').map((each) => returnsOf(reader, each.trim(), key)) };
  const word = WORDS.find((each) => each === text);
  if (word !== undefined) return word;
  const { names, profile } = reader;
  const known = names.get(text) ?? (Object.hasOwn(profile.types, text) ? text : undefined);
  if (known !== undefined) return { type: known };
  const near = suggestion(text, [...names.keys(), ...WORDS.slice(0, 7)]);
  throw new UsageError(`${key}: there is no type '${escapeLine(text)}'${near}`);
}

/** The same method, of the class or of its instances, is a pair or it is none. */
function rejectContradictions(entries: readonly Entry[], others: readonly Entry[], table: string): void {
  for (const { name, isStatic, key } of others) {
    const same = entries.find((each) => each.name === name && each.isStatic === isStatic);
    if (same) throw new UsageError(`${key}: it is in ${table} as well`);
  }
}

function rejectVariants({ profile }: Reader, pairs: readonly Entry[], all: readonly Entry[], kind: string): void {
  const variants = new Map(
    pairs.map(({ name }) => [asyncNameOf(ruleFor(profile.variants, kind), name), name] as const),
  );
  for (const { name, key } of all) {
    const sync = variants.get(name);
    if (sync !== undefined) throw new UsageError(`${key}: it is the async variant of ${sync}, which is a pair`);
  }
}

/** Functions and objects of the package are known by their names alone. */
function withExports(profile: Profile, { exports }: Config, reader: Reader): Profile {
  if (exports === undefined) return profile;
  const table: OrmType = { ...EMPTY_TYPE, ...tableOf(reader, exports, 'exports', OTHER_KIND) };
  const instances = Object.entries(table.members).flatMap(([name, each]) =>
    typeof each === 'object' && 'type' in each ? [[name, each.type] as const] : [],
  );
  return {
    ...profile,
    exports: table,
    functions: { ...profile.functions, ...table.pairs },
    instances: { ...profile.instances, ...Object.fromEntries(instances) },
  };
}
