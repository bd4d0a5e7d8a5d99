import { UsageError } from '../errors.ts';
import type { OrmType, Profile, Returns } from '../model/profile.ts';
import { EMPTY_TYPE } from '../profiles/empty-type.ts';
import { suggestion } from '../text/suggest.ts';
import type { Config, OrmTypeConfig, ProfileConfig } from './config.ts';
import { kindIn, withNames } from './name-kinds.ts';

export type Profiles = Readonly<Record<string, Profile>>;

const DEFAULT_PROFILE = 'default';

/** What a profile of one's own starts from when it extends none. */
const EMPTY_PROFILE: Profile = {
  name: 'custom',
  description: '',
  variants: { prefix: 'a' },
  types: {},
  functions: {},
  objects: {},
  instances: {},
  otherOrms: [],
  globals: false,
  rootImports: false,
  opaque: [],
  opaqueModules: [],
  needsCallback: [],
  callbackParameters: {},
  plain: [],
  connections: true,
  nonOrmPackages: [],
  modules: [],
  fallbackForm: 'block',
  release: null,
};

/** The profile that was asked for, with what the configuration adds to it. */
export function resolveProfile(named: string | undefined, config: Config, profiles: Profiles): Profile {
  const wanted = named ?? config.profile ?? DEFAULT_PROFILE;
  const profile = typeof wanted === 'string' ? find(wanted, profiles) : build(wanted, profiles);
  return withNames(withPairs(withModels(profile, config), config), config.variants);
}

function find(name: string, profiles: Profiles): Profile {
  const profile = Object.hasOwn(profiles, name) ? profiles[name] : undefined;
  if (profile === undefined)
    throw new UsageError(`unknown profile '${name}'${suggestion(name, Object.keys(profiles))}`);
  return profile;
}

function build(input: ProfileConfig, profiles: Profiles): Profile {
  const base = input.extends === undefined ? EMPTY_PROFILE : find(input.extends, profiles);
  const profile: Profile = {
    name: input.name ?? base.name,
    description: input.description ?? base.description,
    variants: base.variants,
    types: extendTypes(base.types, input.types),
    functions: { ...base.functions, ...input.functions },
    objects: extendTypes(base.objects, input.objects),
    instances: { ...base.instances, ...input.instances },
    otherOrms: union(base.otherOrms, input.otherOrms),
    globals: input.globals ?? base.globals,
    rootImports: input.rootImports ?? base.rootImports,
    opaque: union(base.opaque, input.opaque),
    opaqueModules: union(base.opaqueModules, input.opaqueModules),
    needsCallback: union(base.needsCallback, input.needsCallback),
    callbackParameters: { ...base.callbackParameters, ...input.callbackParameters },
    plain: union(base.plain, input.plain),
    connections: input.connections ?? base.connections,
    nonOrmPackages: union(base.nonOrmPackages, input.nonOrmPackages),
    modules: union(base.modules, input.modules),
    fallbackForm: input.fallbackForm ?? base.fallbackForm,
    release: input.release === undefined ? base.release : input.release,
  };
  return withNames(profile, input.variants);
}

function extendTypes(
  base: Readonly<Record<string, OrmType>>,
  input: Readonly<Record<string, OrmTypeConfig>> = {},
): Record<string, OrmType> {
  const types = { ...base };
  for (const [name, type] of Object.entries(input)) {
    // A type may be called `constructor`.
    const known = Object.hasOwn(base, name) ? base[name] : undefined;
    types[name] = extendType(known ?? EMPTY_TYPE, type);
  }
  return types;
}

function extendType(base: OrmType, input: OrmTypeConfig): OrmType {
  return {
    names: union(base.names, input.names),
    pairs: { ...base.pairs, ...input.pairs },
    lazy: { ...base.lazy, ...input.lazy },
    plain: union(base.plain, input.plain),
    callsBack: { ...base.callsBack, ...input.callsBack },
    members: { ...base.members, ...input.members },
    staticMembers: { ...base.staticMembers, ...input.staticMembers },
    iterates: union(base.iterates, input.iterates),
    awaitsCallbacks: union(base.awaitsCallbacks, input.awaitsCallbacks),
    callbackParameters: { ...base.callbackParameters, ...input.callbackParameters },
    runs: { ...base.runs, ...input.runs },
    iterable: input.iterable ?? base.iterable,
  };
}

function withModels(profile: Profile, config: Config): Profile {
  if (config.models === undefined) return profile;
  const type = typeNamed('model', 'models', profile);
  const types = extendTypes(profile.types, { [type]: { names: config.models } });
  return { ...profile, types, ownNames: config.models };
}

function withPairs(profile: Profile, config: Config): Profile {
  if (config.pairs === undefined) return profile;
  let { types } = profile;
  const ownPairs: Record<string, readonly string[]> = {};
  for (const [name, given] of Object.entries(config.pairs)) {
    const isType = kindIn(Object.keys(profile.types), name) !== null;
    const type = typeNamed(!isType && isModel(name, config) ? 'model' : name, `pairs.${name}`, profile);
    const pairs = isList(given) ? unknownReturns(given) : given;
    types = extendTypes(types, { [type]: { pairs } });
    ownPairs[type] = [...(ownPairs[type] ?? []), ...Object.keys(pairs)];
  }
  return { ...profile, types, ownPairs };
}

/** A class that is listed among the models may be named in their stead. */
function isModel(name: string, { models = [] }: Config): boolean {
  return models.some((each) => each.toLowerCase() === name.toLowerCase());
}

/** Array.isArray() does not tell a readonly array from the rest. */
function isList(value: readonly string[] | Readonly<Record<string, Returns>>): value is readonly string[] {
  return Array.isArray(value);
}

function unknownReturns(methods: readonly string[]): Record<string, Returns> {
  return Object.fromEntries(methods.map((method) => [method, 'unknown']));
}

/** `model` and `Model` name the same type of a profile; see `kindIn`. */
function typeNamed(name: string, key: string, profile: Profile): string {
  const names = Object.keys(profile.types);
  const type = kindIn(names, name);
  if (type !== null) return type;
  throw new UsageError(`${key}: the profile '${profile.name}' has no type '${name}'${suggestion(name, names)}`);
}

function union(base: readonly string[], added: readonly string[] = []): readonly string[] {
  return [...new Set([...base, ...added])];
}
