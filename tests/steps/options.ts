import type { Options } from '../../src/model/options.ts';
import type { Profile } from '../../src/model/profile.ts';
import { EMPTY_TYPE } from '../../src/profiles/empty-type.ts';

const modelType = { ...EMPTY_TYPE, names: ['Model'], pairs: { save: 'scalar' } } as const;

/** A small profile, so that these tests do not depend on the built-in ones. */
export const profile: Profile = {
  name: 'default',
  description: 'A profile for tests',
  variants: { prefix: 'a' },
  types: { model: modelType },
  functions: {},
  instances: {},
  objects: {},
  otherOrms: ['sequelize'],
  opaque: [],
  opaqueModules: [],
  needsCallback: [],
  callbackParameters: {},
  plain: [],
  connections: true,
  globals: false,
  rootImports: false,
  nonOrmPackages: [],
  modules: [],
  fallbackForm: 'block',
  release: null,
};

export const profiles = {
  default: profile,
  meteor: { ...profile, name: 'meteor', variants: { suffix: 'Async' } },
} as const satisfies Record<string, Profile>;

export function optionsFor(cwd: string, some: Partial<Options> = {}): Options {
  return {
    cwd,
    paths: [cwd],
    mode: 'dry',
    transforms: ['add-async-variants'],
    profile,
    configFile: null,
    givenRules: [],
    runtime: 'orm-migrate-runtime',
    asyncBase: 'auto',
    include: [],
    ignore: [],
    respectIgnoreFiles: true,
    views: { functions: [], files: [], decorators: [], registrations: [] },
    asyncSafeDecorators: [],
    nonOrmPackages: [],
    ...some,
  };
}
