import { assertNotWritten, assertPair, defineMethod, dress, methodOf, type AnyFunction } from './define.ts';
import { syncVariantFor } from './home-rule.ts';
import { mark } from './marks.ts';

/**
 * Defines `am` on `home` as an async variant that runs the sync one. Always safe, whatever the bases do:
 *
 * - called from outside, it runs `self[m](...args)`, so a subclass that overrides only `m` is honoured;
 * - called through `super` from a more derived mirror, it runs the home's own `m` (or the override of `m` that `super.m`
 *   would reach in that mirror), so the mirrored override does not run twice.
 *
 * The sync variant starts at once, in the caller's turn; what it throws becomes a rejection. `self` may be a Proxy, a
 * null-prototype object or a subclass; for static methods `home` is the class itself. Private names cannot be supported.
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
 * @throws TypeError, at class definition, when `home[m]` is not a function, when `home` already owns an `am` that is not a
 *   fallback, or when a name is private.
 * Source rule: semantics section 8, `fallbackToSyncVariant`.
 */
export function fallbackToSyncVariant(home: object, m: string, am: string): void {
  assertPair(home, m, am);
  const { length } = methodOf(home, m);
  assertNotWritten(home, am);
  const variant: AnyFunction = async function (...args) {
    return Reflect.apply(syncVariantFor(this, target), this, args);
  };
  const target = { home, m, am, variant };
  dress(variant, am, length);
  mark(variant, 'fallback-to-sync');
  defineMethod(home, am, variant);
}
