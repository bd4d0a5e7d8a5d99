import type { OrmType, Profile, Returns } from '../model/profile.ts';
import type { VariantNames } from '../model/variant-names.ts';

/** What `orm-migrate.config.ts` exports. All keys are optional; flags on the command line go first. */
export interface Config {
  /** Name of a built-in profile, or a profile of your own. */
  readonly profile?: string | ProfileConfig | undefined;
  /** Only these files: patterns as in `.gitignore`, with `{a,b}`, relative to the configuration file. */
  readonly include?: readonly string[] | undefined;
  /** Never these files, not even when they are named on the command line. */
  readonly ignore?: readonly string[] | undefined;
  /** More names under which model bases are imported: `['BaseModel']`. */
  readonly models?: readonly string[] | undefined;
  /**
   * How variants are named: `{ prefix: 'a' }`, `{ suffix: 'Async' }`, or both sides, as Node does:
   * `{ sync: { suffix: 'Sync' }, async: { suffix: '' } }`; for all, or by type of the profile and for `other` code.
   */
  readonly variants?: VariantNames | undefined;
  /** More sync variants that have an async one, of instances or of the class itself, by type of the profile: `{ model: ['archive'] }`. */
  readonly pairs?: Readonly<Record<string, readonly string[] | Readonly<Record<string, Returns>>>> | undefined;
  /** The package that cannot be read, which exports the classes in `types`; several names for several. */
  readonly package?: string | readonly string[] | undefined;
  /**
   * Its classes by the names under which they are imported, and what they give that is imported nowhere by a name of one's own:
   * `{ Record: { pairs: { save: 'self' }, lazy: { where: 'Relation' } }, Relation: { pairs: { toArray: 'instance[]' } } }`.
   * They begin with nothing, unless `profile` names a profile whose types they add to.
   */
  readonly types?: Readonly<Record<string, TypeStatement>> | undefined;
  /** What else the package exports: functions as pairs and lazy ones, objects as members. */
  readonly exports?: TypeStatement | undefined;
  /** More entry points for `wrap-new-connection`. */
  readonly views?: ViewsConfig | undefined;
  /** Module that migrated code imports the runtime from. */
  readonly runtime?: string | undefined;
  /** Whether the ORM's async variants are native already; `auto` reads its code. */
  readonly asyncBase?: 'native' | 'delegating' | 'auto' | undefined;
  /** Decorators that are as right on an async variant as on the sync one. */
  readonly decorators?: readonly string[] | undefined;
  readonly assume?: AssumeConfig | undefined;
}

/** What a class of the ORM bears. A key may begin with `static`: it is of the class alone; one that does not is of both. */
export interface TypeStatement {
  /** Methods with an async variant, and what each gives. */
  readonly pairs?: readonly string[] | Readonly<Record<string, StatementConfig>> | undefined;
  /** Methods without one, which run no query and no method of the project. */
  readonly lazy?: readonly string[] | Readonly<Record<string, StatementConfig>> | undefined;
  /** Properties, and what each is. */
  readonly members?: Readonly<Record<string, string>> | undefined;
}

/**
 * What a method gives: `plain` data; an `instance` of the class it is called on, or of the model that a query is for; the object
 * it`self`; what it is `given` first, of a class an instance; the `result` of the function it is given; the name of a type;
 * a list of these with `[]` behind it; `unknown`. `takes`: what the ORM gives it, by parameter, where the ORM calls it. `calls`: what it
 * gives the function that it is given, and calls at once. `runs`: which of the methods that a subclass may override it runs;
 * a pair of which that is not said may run any pair.
 */
export type StatementConfig =
  | string
  | {
      readonly gives?: string | undefined;
      readonly takes?: readonly string[] | undefined;
      readonly calls?: readonly string[] | undefined;
      readonly runs?: readonly string[] | undefined;
    };

export interface ViewsConfig {
  /** Names of functions. */
  readonly functions?: readonly string[] | undefined;
  /** Files whose exported async functions are entry points: patterns as in `include`. */
  readonly files?: readonly string[] | undefined;
  readonly decorators?: readonly string[] | undefined;
  /** Calls that are given functions for the outside world to call: a framework of your own is one line. */
  readonly registrations?: readonly RegistrationConfig[] | undefined;
}

export interface RegistrationConfig {
  /** The package that it comes from, or a file of the project as `./src/bus.ts`. */
  readonly module: string;
  /** The function that is called, or a method of whatever comes from the module. */
  readonly method: string;
  /** Which argument holds the function, counted from 0; all of them by default. */
  readonly argument?: number | undefined;
}

export interface AssumeConfig {
  /** Packages that never touch the ORM. */
  readonly nonOrmPackages?: readonly string[] | undefined;
}

type Optional<T> = { readonly [Key in keyof T]?: T[Key] | undefined };

export type OrmTypeConfig = Optional<OrmType>;

/** A profile as data. With `extends`, lists and tables are added to those of that profile, all else replaces it. */
export interface ProfileConfig extends Optional<
  Omit<Profile, 'types' | 'objects' | 'ownNames' | 'described' | 'exports'>
> {
  readonly extends?: string | undefined;
  readonly types?: Readonly<Record<string, OrmTypeConfig>> | undefined;
  readonly objects?: Readonly<Record<string, OrmTypeConfig>> | undefined;
}

/** Gives editors the types of a configuration; returns it as it is. */
export function defineConfig(config: Config): Config {
  return config;
}
