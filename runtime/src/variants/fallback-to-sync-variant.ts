import { asText, describe, fallbackHint, type Place } from '../checks/messages.ts';
import { FallbackRefusedError } from '../errors/fallback-refused.ts';
import { announce } from '../rollout/announce.ts';
import { isRefusing } from '../rollout/phase.ts';
import { assertNotWritten, assertPair, defineMethod, dress, methodOf } from './define.ts';
import { classNameOf } from './describe.ts';
import { syncVariantFor, type HomeVariant } from './home-rule.ts';
import { accept, keepHome, mark } from './marks.ts';
import { isAsyncGeneratorFunction, variantFunction } from './variant-function.ts';

export interface FallbackOptions {
  /** Why the fallback is here to stay: then no rollout phase warns about it or refuses it. */
  readonly accepted?: string | undefined;
  /**
   * The variant gives an async iterator, as an async generator does. Needed where the async variant of the bases is no async
   * generator and gives an async iterator all the same; left out, the nearest async variant above the home tells.
   */
  readonly iterator?: true | undefined;
}

/**
 * Defines `am` on `home` as an async variant that runs the sync one. Always safe, whatever the bases do:
 *
 * - called from outside, it runs `self[m](...args)`, so a subclass that overrides only `m` is honoured;
 * - called through `super` from a more derived mirror, it runs the home's own `m` (or the override of `m` that `super.m`
 *   would reach in that mirror), so the mirrored override does not run twice.
 *
 * Where the async variant that the home inherits is an async generator, so is this one: it runs the sync variant when it is
 * asked for the first value and gives on what that yields; what it is sent, thrown or told to return goes on to the sync one.
 * The option `iterator` says so where it cannot be seen.
 *
 * Otherwise the sync variant starts at once, in the caller's turn; what it throws becomes a rejection. `self` may be a Proxy, a
 * null-prototype object or a subclass; for static methods `home` is the class itself. Private names cannot be supported.
 *
 * A call warns (code `ORM_MIGRATE_FALLBACK`) as the rollout phase wants it, once per home and method. In the phases `error`
 * and `native` it rejects with {@link FallbackRefusedError} before anything runs, unless the fallback was accepted. The
 * fallback would be safe there too, but it blocks, and whoever chose the phase wants to find what is left to migrate.
 *
 * ```ts
 * class Book extends Model {
 *   save() { … }
 *   static {
 *     fallbackToSyncVariant(this.prototype, 'save', 'asave');
 *   }
 * }
 * ```
 *
 * @param home The object that owns the method: `C.prototype`, or `C` for a static method.
 * @param m The sync variant's name.
 * @param am The async variant's name.
 * @param options `accepted`: why the fallback is here to stay; `iterator`: it gives an async iterator.
 * @throws TypeError, at class definition, when `home[m]` is neither a function nor an accessor, when `home` already owns an `am` that is not a
 *   fallback, when a name is private, when `accepted` gives no reason, or when `iterator` is not true.
 * Source rule: semantics section 8, `fallbackToSyncVariant`.
 */
export function fallbackToSyncVariant(home: object, m: string, am: string, options: FallbackOptions = {}): void {
  assertPair(home, m, am);
  // An accessor may work on instances only: what it gives is seen when the fallback runs.
  const length = isAccessor(home, m) ? 0 : methodOf(home, m).length;
  assertNotWritten(home, am);
  defineFallback(home, m, am, length, options);
}

/** Defines the fallback without a look at `home[m]`, which may be an accessor that works on instances only. */
export function defineFallback(home: object, m: string, am: string, length: number, options: FallbackOptions): void {
  const { accepted, iterator } = options;
  if (accepted !== undefined && (typeof accepted !== 'string' || accepted === '')) {
    throw new TypeError(`${classNameOf(home)}.${am}: \`accepted\` must say why the fallback is accepted.`);
  }
  if (iterator !== undefined && (iterator as unknown) !== true) {
    throw new TypeError(
      `${classNameOf(home)}.${am}: \`iterator\` can only be true; the base tells where it is left out.`,
    );
  }
  const variant = variantFunction(iterator ?? inheritsIterator(home, am), (self, args) => {
    if (accepted === undefined) warnOrRefuse(target);
    return Reflect.apply(syncVariantFor(self, target), self, args);
  });
  const target = { home, m, am, variant };
  dress(variant, am, length);
  mark(variant, 'fallback-to-sync');
  if (accepted !== undefined) accept(variant, accepted);
  defineMethod(home, am, variant);
  keepHome(home, am);
}

/** What the home inherits as `am` is an async generator. */
function inheritsIterator(home: object, am: string): boolean {
  for (let object = parentOf(home); object !== null; object = parentOf(object)) {
    const own = Object.getOwnPropertyDescriptor(object, am);
    if (own) return isAsyncGeneratorFunction(own.value);
  }
  return false;
}

function parentOf(object: object): object | null {
  return Object.getPrototypeOf(object) as object | null;
}

function isAccessor(home: object, name: string): boolean {
  for (let object: object | null = home; object !== null; object = parentOf(object)) {
    const own = Object.getOwnPropertyDescriptor(object, name);
    if (own) return own.get !== undefined;
  }
  return false;
}

function warnOrRefuse({ home, m, am }: HomeVariant): void {
  const place = (): Place => ({ home, m, am, className: classNameOf(home) });
  if (isRefusing()) throw new FallbackRefusedError(classNameOf(home), m, am, fallbackHint(place()));
  announce(home, 'ORM_MIGRATE_FALLBACK', am, () => asText(describe('ORM_MIGRATE_FALLBACK', place())));
}
