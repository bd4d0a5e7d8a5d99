import { UsageError } from '../errors.ts';
import type { Profile, Returns } from '../model/profile.ts';
import { suggestion } from '../text/suggest.ts';
import type { Config, ProfileConfig } from './config.ts';
import { kindIn, withNames } from './name-kinds.ts';
import { extendTypes, joined } from './extend-types.ts';
import { withTypes } from './resolve-types.ts';
import { isRule } from '../model/variant-names.ts';

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
  const wanted = named ?? config.profile ?? (config.types === undefined ? DEFAULT_PROFILE : {});
  const profile = typeof wanted === 'string' ? find(wanted, profiles) : build(wanted, profiles);
  const described = withTypes(withVariants(profile, config), config);
  return withNames(withPairs(withModels(described, config), config), config.variants);
}

/** One rule for all is known before the types are; a rule for a type of its own comes when there is one. */
function withVariants(profile: Profile, { variants }: Config): Profile {
  return variants !== undefined && isRule(variants) ? withNames(profile, variants) : profile;
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
    otherOrms: joined(base.otherOrms, input.otherOrms),
    globals: input.globals ?? base.globals,
    rootImports: input.rootImports ?? base.rootImports,
    opaque: joined(base.opaque, input.opaque),
    opaqueModules: joined(base.opaqueModules, input.opaqueModules),
    needsCallback: joined(base.needsCallback, input.needsCallback),
    callbackParameters: { ...base.callbackParameters, ...input.callbackParameters },
    plain: joined(base.plain, input.plain),
    connections: input.connections ?? base.connections,
    nonOrmPackages: joined(base.nonOrmPackages, input.nonOrmPackages),
    modules: joined(base.modules, input.modules),
    fallbackForm: input.fallbackForm ?? base.fallbackForm,
    release: input.release === undefined ? base.release : input.release,
  };
  return withNames(profile, input.variants);
}

function withModels(profile: Profile, config: Config): Profile {
  if (config.models === undefined) return profile;
  if (config.types !== undefined && config.profile === undefined)
    throw new UsageError('models: expected nothing beside types, whose keys are the names of the base classes');
  const type = typeNamed('model', 'models', profile);
  const types = extendTypes(profile.types, { [type]: { names: config.models } });
  return { ...profile, types, ownNames: [...(profile.ownNames ?? []), ...config.models] };
}

function withPairs(profile: Profile, config: Config): Profile {
  if (config.pairs === undefined) return profile;
  let { types } = profile;
  for (const [name, given] of Object.entries(config.pairs)) {
    const isType = kindIn(Object.keys(profile.types), name) !== null;
    const type = typeNamed(!isType && isModel(name, config) ? 'model' : name, `pairs.${name}`, profile);
    const pairs = isList(given) ? unknownReturns(given) : given;
    // It does not say whether instances bear them or the class itself: both may.
    types = extendTypes(types, { [type]: { pairs, staticPairs: pairs } });
  }
  return { ...profile, types };
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
