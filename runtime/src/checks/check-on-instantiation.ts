import { HalfOverriddenError } from '../errors/half-overridden.ts';
import { announce } from '../rollout/announce.ts';
import { isRefusing, rolloutPhase, type RolloutPhase } from '../rollout/phase.ts';
import { pairsOf, type VariantPairs } from '../variants/pairs.ts';
import { assertClass, type AnyClass } from './classes.ts';
import { halfOverridden } from './half-overridden.ts';
import { homesOf } from './homes.ts';
import { createMemo } from './memo.ts';
import { asText, describe, HALF, type Place, type VariantMessageCode } from './messages.ts';

export interface CheckOnInstantiationOptions {
  /** The pairs are static methods. */
  readonly static?: boolean | undefined;
}

/** What is known of a class: nothing is wrong with it, or the phase in which it was said what is. */
const known = createMemo<'complete' | RolloutPhase>();

/**
 * For the constructor of an ORM's base class: warns when a class that is instantiated, or one that it extends, overrides
 * only one method of a pair. Each such class is named once per method, as the rollout phase wants it; in the phases `error`
 * and `native` every instantiation throws. A class that was looked at before costs next to nothing.
 *
 * ```ts
 * class Model {
 *   constructor() {
 *     checkOnInstantiation(new.target, { save: 'asave', delete: 'adelete' });
 *   }
 * }
 * ```
 *
 * A class is looked at when it is first instantiated. What is put on its prototype, or on one above it, after that is not
 * seen, except while it is refused: then each attempt looks again.
 *
 * @param Class `new.target`; `new.target ?? this.constructor` where the constructor may be called without `new`.
 * @param pairs The sync variants' names, each with its async variant's.
 * @param options `static` for static methods.
 * @throws HalfOverriddenError in the phases `error` and `native`. TypeError when `Class` is no class; RangeError for an unknown
 *   `ORM_MIGRATE_PHASE`.
 * Source rule: the feature table, "deprecation warning when such a class is instantiated".
 */
export function checkOnInstantiation(
  Class: AnyClass,
  pairs: VariantPairs,
  options: CheckOnInstantiationOptions = {},
): void {
  assertClass(Class, 'checkOnInstantiation()');
  const isStatic = options.static === true;
  const before = known.find(Class, pairs, isStatic);
  if (before === 'complete') return;
  const phase = rolloutPhase();
  if (before === phase) return;
  const found = findHalves(Class, pairs, isStatic);
  const [first] = found;
  if (first !== undefined && isRefusing(phase)) {
    const { className, m, am } = first.place;
    throw new HalfOverriddenError(className, m, am, asText(describe(first.code, first.place)));
  }
  for (const { home, code, place } of found) announce(home, code, place.am, () => asText(describe(code, place)));
  known.keep(Class, pairs, isStatic, first === undefined ? 'complete' : phase);
}

interface Found {
  readonly home: object;
  readonly code: VariantMessageCode;
  readonly place: Place;
}

function findHalves(Class: object, pairs: VariantPairs, isStatic: boolean): readonly Found[] {
  const listed = pairsOf(pairs);
  return homesOf([Class], isStatic).flatMap(({ home, className }) =>
    listed.flatMap((pair) => {
      const half = halfOverridden(home, pair);
      return half === undefined ? [] : [{ home, code: HALF[half], place: { home, className, ...pair } }];
    }),
  );
}
