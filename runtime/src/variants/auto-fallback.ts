import { assertClass, type AnyClass } from '../checks/classes.ts';
import { halfOverridden } from '../checks/half-overridden.ts';
import { homesOf } from '../checks/homes.ts';
import { createMemo } from '../checks/memo.ts';
import { hasOwn } from '../own.ts';
import { defineFallback, type FallbackOptions } from './fallback-to-sync-variant.ts';
import { pairsOf, type VariantPairs } from './pairs.ts';

export interface AutoFallbackOptions extends FallbackOptions {
  /** The pairs are static methods. */
  readonly static?: boolean | undefined;
}

const done = createMemo<true>();

/**
 * Gives a class, and every class that it extends, the fallbacks that nobody wrote: wherever a class overrides only the sync
 * method of a pair, `am` becomes a {@link fallbackToSyncVariant}. What somebody wrote stays, mirrors and fallbacks alike;
 * the class that first has both methods overrides nothing and is not touched; a class that overrides only `am` is left to
 * `checkVariants()`. A second call changes nothing and costs next to nothing.
 *
 * For one class, after its definition; or for all, in the constructor of an ORM's base class:
 *
 * ```ts
 * class Model {
 *   constructor() {
 *     autoFallback(new.target, { save: 'asave', delete: 'adelete' });
 *   }
 * }
 * ```
 *
 * It cannot wait until the base's `am` is called. Say E has a mirror, D below it overrides only `save`, and C below D has a
 * mirror: `E.asave()` calls `super.asave()`, which finds C's, and D's override is skipped before the base learns of the call.
 * So the fallback must be on D's prototype before the first call: on instantiation at the latest. Static methods are called
 * without one, so their classes have to be given by hand.
 *
 * @param Class The class; `new.target` in a constructor.
 * @param pairs The sync variants' names, each with its async variant's.
 * @param options `static` for static methods; `accepted`, the reason that all these fallbacks are accepted for.
 * @returns `Class`.
 * @throws TypeError when `Class` is no class, a name cannot be served, or a prototype is frozen.
 * Source rule: the feature table, "auto-implement the fallback for classes that only override the sync side".
 */
export function autoFallback<Class extends AnyClass>(
  Class: Class,
  pairs: VariantPairs,
  options: AutoFallbackOptions = {},
): Class {
  assertClass(Class, 'autoFallback()');
  const isStatic = options.static === true;
  if (done.find(Class, pairs, isStatic) === true) return Class;
  const listed = pairsOf(pairs);
  // Bases first: over a fallback an override of `m` alone is honoured, and needs none of its own.
  for (const { home } of homesOf([Class], isStatic)) {
    for (const { m, am } of listed) {
      // An `am` that it owns but inherits as well was put there by somebody: it stays, and the check reports the class.
      const isMissing = halfOverridden(home, { m, am }) === 'sync' && !hasOwn(home, am);
      if (isMissing) defineFallback(home, m, am, lengthOf(home, m), options);
    }
  }
  done.keep(Class, pairs, isStatic, true);
  return Class;
}

/** An accessor is not called: it may work on instances only. */
function lengthOf(home: object, name: string): number {
  const method: unknown = Object.getOwnPropertyDescriptor(home, name)?.value;
  return typeof method === 'function' ? method.length : 0;
}
