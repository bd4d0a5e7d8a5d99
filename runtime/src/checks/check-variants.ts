import { isPlainFunction } from '../variants/define.ts';
import { acceptedFor, isHomeAware, isHomeOf, markOf } from '../variants/marks.ts';
import { pairsOf, type Pair, type VariantPairs } from '../variants/pairs.ts';
import { classesIn } from './classes.ts';
import { chainOf, descriptorOf, halfOverridden, parentOf } from './half-overridden.ts';
import { homesOf, type Home } from './homes.ts';
import { describe, HALF, type Place, type VariantMessage, type VariantMessageCode } from './messages.ts';

export interface CheckVariantsOptions {
  /** The pairs are static methods. */
  readonly static?: boolean | undefined;
  /**
   * The base's async variants call the sync ones, and no `bridgeDelegatingVariants()` is there yet. Cannot be seen from
   * outside; with it, mirrors that would run their override twice are reported.
   */
  readonly delegating?: boolean | undefined;
}

/**
 * Looks for classes whose variants will not do the same on a native ORM, as a system check does. For start-up and tests;
 * nothing is called, warned about or changed.
 *
 * ```ts
 * import * as models from './models.js';
 * const found = checkVariants(models, { save: 'asave', delete: 'adelete' });
 * if (found.some(({ level }) => level === 'error')) process.exit(1);
 * ```
 *
 * Every class on the chain of a given one is looked at, anonymous mixins included, and reported once. Not seen: what is only
 * on instances (class fields, spies), private methods, and an `am` that is written as a mirror and is none.
 *
 * @param classes A class, a module (its exported classes are taken), or an iterable of both.
 * @param pairs The sync variants' names, each with its async variant's.
 * @param options `static` for static methods; `delegating` when the base is and has no bridge.
 * @returns What was found, bases before the classes that extend them. The codes are in README.md.
 * @throws TypeError for anything else in place of a class or a name; RangeError for an unknown `ORM_MIGRATE_PHASE`.
 * Source rule: the feature table, "system check: a class overrides `save` without `asave` (or only `asave`)".
 */
export function checkVariants(
  classes: object,
  pairs: VariantPairs,
  options: CheckVariantsOptions = {},
): VariantMessage[] {
  const places = homesOf(classesIn(classes), options.static === true);
  const listed = pairsOf(pairs);
  const found = places.flatMap((at) =>
    listed.flatMap((pair) => findingsAt(at.home, pair, options).map((code) => describeAt(at, pair, code))),
  );
  const unknown = listed.filter((pair) => !places.some(({ home }) => pair.m in home && pair.am in home));
  return [
    ...found,
    ...unknown.map((pair) => describe('ORM_MIGRATE_UNKNOWN_PAIR', { home: undefined, className: '', ...pair })),
  ];
}

function describeAt({ home, className }: Home, pair: Pair, code: VariantMessageCode): VariantMessage {
  const reason = acceptedFor(Object.getOwnPropertyDescriptor(home, pair.am)?.value);
  const place: Place = { home, className, reason, ...pair };
  return describe(code, place);
}

function findingsAt(home: object, pair: Pair, options: CheckVariantsOptions): VariantMessageCode[] {
  const half = halfOverridden(home, pair);
  if (half !== undefined) return [HALF[half]];
  const fallback = fallbackAt(home, pair);
  if (fallback !== undefined) return [fallback];
  const found: VariantMessageCode[] = [];
  if (mayBeWrapped(home, pair)) found.push('ORM_MIGRATE_WRAPPED_VARIANT');
  if (options.delegating === true && runsTwice(home, pair)) found.push('ORM_MIGRATE_RUNS_TWICE');
  return found;
}

/**
 * An `am` beside an overriding `m` that is not of the kind that the class's own methods are. It may stand around a mirror of
 * this class, or around what the class inherits; only in the first case does it come to the override. Where a compiler
 * makes plain functions of all methods, none can be told.
 */
function mayBeWrapped(home: object, { m, am }: Pair): boolean {
  const parent = parentOf(home);
  if (parent === undefined || !(m in parent && am in parent) || isHomeOf(home, am)) return false;
  const [sync, async] = [m, am].map((name): unknown => Object.getOwnPropertyDescriptor(home, name)?.value);
  return typeof sync === 'function' && !isPlainFunction(sync) && isPlainFunction(async);
}

function fallbackAt(home: object, { m, am }: Pair): VariantMessageCode | undefined {
  const variant: unknown = Object.getOwnPropertyDescriptor(home, am)?.value;
  if (markOf(variant) === 'fallback-to-sync') {
    if (!mayBeMethod(descriptorOf(home, m))) return 'ORM_MIGRATE_BROKEN_FALLBACK';
    return acceptedFor(variant) === undefined ? 'ORM_MIGRATE_FALLBACK' : 'ORM_MIGRATE_ACCEPTED_FALLBACK';
  }
  const sync: unknown = Object.getOwnPropertyDescriptor(home, m)?.value;
  return markOf(sync) === 'fallback-to-async' ? 'ORM_MIGRATE_SYNC_REFUSED' : undefined;
}

function mayBeMethod(descriptor: PropertyDescriptor | undefined): boolean {
  return descriptor !== undefined && (descriptor.get !== undefined || typeof descriptor.value === 'function');
}

/** A mirror over a delegating base: nothing home-aware stands between it and the base's own `am`. */
function runsTwice(home: object, { m, am }: Pair): boolean {
  const parent = parentOf(home);
  if (parent === undefined || !(m in parent && am in parent)) return false;
  if (![m, am].every((name) => Object.getOwnPropertyDescriptor(home, name) !== undefined)) return false;
  return !chainOf(home).some((each) => isHomeAware(Object.getOwnPropertyDescriptor(each, am)?.value));
}
