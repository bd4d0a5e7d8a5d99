import type { Transform } from './result.ts';
import type { Profile } from './profile.ts';

/** Everything a run needs to know, resolved and validated: no defaults are filled in after this. */
export interface Options {
  /** Absolute path that `paths`, the diff and the report are relative to. */
  readonly cwd: string;
  /** Files and folders to migrate, absolute. */
  readonly paths: readonly string[];
  /** `apply` writes; `dry` and `check` do not. */
  readonly mode: 'apply' | 'dry' | 'check';
  readonly transforms: readonly Transform[];
  readonly profile: Profile;
  /** The configuration file, absolute; null where the configuration came in another way, or there is none. */
  readonly configFile: string | null;
  readonly givenRules: readonly GivenRule[];
  /** Module that migrated code imports the runtime from. */
  readonly runtime: string;
  readonly asyncBase: 'native' | 'delegating' | 'auto';
  /** Absolute globs, for `createGlobMatcher()`; empty `include` means everything. */
  readonly include: readonly string[];
  readonly ignore: readonly string[];
  /** Respect `.gitignore` and the built-in exclusions. */
  readonly respectIgnoreFiles: boolean;
  readonly views: ViewOptions;
  /** Decorators under which an async variant is safe; they are copied to the mirror. */
  readonly asyncSafeDecorators: readonly string[];
  /** External packages that the project says never touch the ORM. */
  readonly nonOrmPackages: readonly string[];
}

/** A naming rule that the configuration gives, and no built-in profile. */
export interface GivenRule {
  /** Where it stands: `variants.model`. */
  readonly key: string;
  /** The type of the profile that it is for, or `other`; null for all. */
  readonly kind: string | null;
}

export interface ViewOptions {
  /** Names of functions to treat as entry points. */
  readonly functions: readonly string[];
  /** Absolute globs of files whose exported async functions are entry points. */
  readonly files: readonly string[];
  readonly decorators: readonly string[];
  readonly registrations: readonly RegistrationOption[];
}

/** A call that is given functions for the outside world to call. */
export interface RegistrationOption {
  /** A package, or the absolute path of a file of the project, with or without its extension. */
  readonly module: string;
  /** The function that is called, or a method of what comes from the module. */
  readonly method: string;
  /** Which argument holds the function; null for all. */
  readonly argument: number | null;
}

/** The package that migrated code imports, unless the configuration names another. */
export const DEFAULT_RUNTIME = 'orm-migrate-runtime';
