import { z } from 'zod';

import type { OrmType, Profile, Returns } from '../model/profile.ts';
import type { Config, RegistrationConfig, StatementConfig, TypeStatement, ViewsConfig } from './config.ts';
import { FEWER_ALTERNATIVES, hasFewAlternatives } from '../files/globs.ts';
import { variants } from './name-rules.ts';
import { object } from './strict-object.ts';

const text = z.string().min(1);
const texts = z.array(text);
const globs = z.array(text.refine(hasFewAlternatives, FEWER_ALTERNATIVES));

const returns: z.ZodType<Returns> = z.union(
  [
    z.enum(['instance', 'instances', 'iterator', 'scalar', 'self', 'unknown', 'plain', 'given', 'result']),
    object({ type: text }),
    object({ list: z.lazy(() => returns) }),
    object({ tuple: z.array(z.lazy(() => returns)) }),
  ],
  "what it returns ('instance', 'instances', 'iterator', 'scalar', 'self', 'unknown', { type: name } or { tuple: [...] }; names of variants go into variants)",
);
const returnsByName = z.record(z.string(), returns);

const PAIRS = "methods by type of the profile, such as { model: ['insert'] }";

const statement: z.ZodType<StatementConfig> = z.union(
  [text, object({ gives: text.optional(), takes: texts.optional(), calls: texts.optional(), runs: texts.optional() })],
  "what it gives ('plain', 'instance', 'self', the name of a type, …), or { gives, takes, calls, runs }",
);
const statements = z.union([texts, z.record(z.string(), statement)], 'a list of names, or what each gives');
const ormStatement = object({
  pairs: statements.optional(),
  lazy: statements.optional(),
  members: z.record(z.string(), text).optional(),
} satisfies Record<keyof TypeStatement, z.ZodType>);

const ormType = object({
  names: texts.optional(),
  pairs: returnsByName.optional(),
  lazy: returnsByName.optional(),
  plain: texts.optional(),
  callsBack: z.record(z.string(), texts).optional(),
  members: returnsByName.optional(),
  staticMembers: returnsByName.optional(),
  awaitsCallbacks: texts.optional(),
  iterates: texts.optional(),
  callbackParameters: z.record(z.string(), z.int().min(0)).optional(),
  runs: z.record(z.string(), texts).optional(),
  iterable: z.boolean().optional(),
  staticPairs: returnsByName.optional(),
  staticLazy: returnsByName.optional(),
  takes: z.record(z.string(), z.array(returns)).optional(),
  calls: z.record(z.string(), z.array(returns)).optional(),
} satisfies Record<keyof OrmType, z.ZodType>);

const profile = object({
  extends: text.optional(),
  name: text.optional(),
  description: z.string().optional(),
  variants: variants.optional(),
  types: z.record(z.string(), ormType).optional(),
  functions: returnsByName.optional(),
  objects: z.record(z.string(), ormType).optional(),
  instances: z.record(z.string(), text).optional(),
  otherOrms: texts.optional(),
  globals: z.boolean().optional(),
  rootImports: z.boolean().optional(),
  opaque: texts.optional(),
  opaqueModules: texts.optional(),
  needsCallback: texts.optional(),
  callbackParameters: z.record(z.string(), z.int().min(0)).optional(),
  plain: texts.optional(),
  connections: z.boolean().optional(),
  nonOrmPackages: texts.optional(),
  modules: texts.optional(),
  fallbackForm: z.enum(['block', 'statement']).optional(),
  release: object({ file: text, pairedFrom: text, nativeFrom: z.number() }).nullable().optional(),
} satisfies Record<Exclude<keyof Profile, 'ownNames' | 'described' | 'exports'> | 'extends', z.ZodType>);

const registration = object({
  module: text,
  method: text,
  argument: z.int().min(0).optional(),
} satisfies Record<keyof RegistrationConfig, z.ZodType>);

/** The shape of a configuration. A message of its own says what is allowed, as the end of "expected …". */
export const configSchema: z.ZodType<Config> = object({
  profile: z.union([text, profile], 'the name of a profile, or a profile').optional(),
  include: globs.optional(),
  ignore: globs.optional(),
  models: texts.optional(),
  variants: variants.optional(),
  // The second way, which nothing takes, is there for the message.
  pairs: z
    .union(
      [
        z.record(z.string(), z.union([texts, returnsByName], 'a list of method names, or what each method returns')),
        z.never(),
      ],
      PAIRS,
    )
    .optional(),
  package: z.union([text, texts], 'the name of a package, or a list of them').optional(),
  types: z.record(z.string(), ormStatement).optional(),
  exports: ormStatement.optional(),
  views: object({
    functions: texts.optional(),
    files: globs.optional(),
    decorators: texts.optional(),
    registrations: z.array(registration).optional(),
  } satisfies Record<keyof ViewsConfig, z.ZodType>).optional(),
  runtime: text.optional(),
  asyncBase: z.enum(['native', 'delegating', 'auto']).optional(),
  decorators: texts.optional(),
  assume: object({ nonOrmPackages: texts.optional() }).optional(),
} satisfies Record<keyof Config, z.ZodType>);
