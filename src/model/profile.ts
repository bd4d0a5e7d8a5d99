/** A profile: what an ORM looks like, as data. */
import type { VariantNames } from './variant-names.ts';

/**
 * What a call gives: one instance of the model; a list of them; an iterator over them, whose async
 * variant gives an async iterator and no promise; a list-like query that has not run; something that is
 * no ORM object; the receiver itself; or another type of the profile, by name. `plain`: data, in whatever arrangement;
 * `given`: what the first argument is, of a class an instance; `result`: what the function gives that the call is given.
 */
export type Returns =
  | 'instance'
  | 'instances'
  | 'iterator'
  | 'scalar'
  | 'self'
  | 'unknown'
  | 'plain'
  | 'given'
  | 'result'
  | { readonly type: string }
  | { readonly list: Returns }
  | { readonly tuple: readonly Returns[] };

export interface OrmType {
  /** Names under which it is imported: `Model`, `models.Model`. */
  readonly names: readonly string[];
  /** Sync variants that its instances bear, and what each returns. */
  readonly pairs: Readonly<Record<string, Returns>>;
  /** Methods that touch no database. */
  readonly lazy: Readonly<Record<string, Returns>>;
  /** Methods of its instances that run no query and no code of the project. */
  readonly plain: readonly string[];
  /** Methods of its instances that run others, which a subclass may override: `fullClean` runs `clean`. */
  readonly callsBack: Readonly<Record<string, readonly string[]>>;
  /** Properties of its instances. */
  readonly members: Readonly<Record<string, Returns>>;
  /** Properties of the class itself: `objects`. */
  readonly staticMembers: Readonly<Record<string, Returns>>;
  /** Pairs whose async variant awaits the callback it is given: `atomic`. */
  readonly awaitsCallbacks: readonly string[];
  /** Pairs that call back for each element. Whether their async variants wait for the callback is not relied on. */
  readonly iterates: readonly string[];
  /** By sync variant, the lowest index at which it may be given a callback, which the async variant does not call. */
  readonly callbackParameters: Readonly<Record<string, number>>;
  /**
   * By sync variant, the pairs of the model that it runs on each instance: `create` runs `save`. One that is not listed may
   * run any, except on a model itself.
   */
  readonly runs: Readonly<Record<string, readonly string[]>>;
  /** Iterating over it runs a query. */
  readonly iterable: boolean;
  /** The pairs and the methods without a query of the class itself: those that a configuration gives. */
  readonly staticPairs: Readonly<Record<string, Returns>>;
  readonly staticLazy: Readonly<Record<string, Returns>>;
  /** What the ORM gives a method that it calls, by parameter: `beforeFlush` a session. */
  readonly takes: Readonly<Record<string, readonly Returns[]>>;
  /** What a method gives the function that it is given and calls at once, by parameter. */
  readonly calls: Readonly<Record<string, readonly Returns[]>>;
}

export interface Profile {
  readonly name: string;
  readonly description: string;
  /** How variants are named: `{ prefix: 'a' }` is `save`/`asave`, `{ suffix: 'Async' }` is `save`/`saveAsync`. */
  readonly variants: VariantNames;
  readonly types: Readonly<Record<string, OrmType>>;
  /** Imported functions with an async variant beside them: `getObjectOr404`, `Meteor.user`. */
  readonly functions: Readonly<Record<string, Returns>>;
  /** Imported objects whose methods are pairs: `transaction.atomic`. */
  readonly objects: Readonly<Record<string, OrmType>>;
  /** Imported objects that are instances of a type: `Meteor.users` is a collection. */
  readonly instances: Readonly<Record<string, string>>;
  /** Packages that are known to be another ORM: their `Model` is not ours. */
  readonly otherOrms: readonly string[];
  /** Type names may be globals (Meteor's `Mongo`). */
  readonly globals: boolean;
  /** Specifier prefixes that the bundler resolves from the project root. */
  readonly rootImports: boolean;
  /**
   * Functions that work on the database in ways that no async variant can take over, by full name: `Meteor.call` runs a
   * method by its name. `Roles.*` stands for all members of an object, `Meteor.wrapAsync()` for what that gives, and `*.wait`
   * for a method of an object that is not known.
   */
  readonly opaque: readonly string[];
  /** Packages whose functions all are such, by specifier. */
  readonly opaqueModules: readonly string[];
  /** Functions that are such unless they are given a callback, by full name: without one they block. */
  readonly needsCallback: readonly string[];
  /** By full name of one of `functions`, the lowest index of a callback, which the async variant does not call. */
  readonly callbackParameters: Readonly<Record<string, number>>;
  /** Functions of the ORM's packages that touch no database, by full name: `Q`; `Value.*` stands for all members. */
  readonly plain: readonly string[];
  /** Async operations need a connection context (semantics, section 7). */
  readonly connections: boolean;
  /** Specifiers whose exports never touch the ORM, as prefixes. */
  readonly nonOrmPackages: readonly string[];
  /** Only modules that begin with one of these can export the types; empty means any that does not resolve. */
  readonly modules: readonly string[];
  /** Names of classes that a configuration gives: they stand for a type whatever module exports them. */
  readonly ownNames?: readonly string[];
  /** The packages whose classes a configuration describes, and the types that stand for one of these each, by its name. */
  readonly described?: { readonly packages: readonly string[]; readonly types: readonly string[] };
  /** What such a package exports besides: functions as pairs and lazy methods, objects as members. */
  readonly exports?: OrmType;
  readonly fallbackForm: 'block' | 'statement';
  /** File that tells which release of the ORM is installed; the one that brought async variants, and the major that made them native. */
  readonly release: { readonly file: string; readonly pairedFrom: string; readonly nativeFrom: number } | null;
}
