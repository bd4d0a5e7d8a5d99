import { SyncVariantUnavailableError } from '../errors/sync-variant-unavailable.ts';
import { assertNotWritten, assertPair, defineMethod, dress, methodOf, type AnyFunction } from './define.ts';
import { classNameOf } from './describe.ts';
import { mark } from './marks.ts';

/**
 * Defines `m` on `home` as a method that throws and names `am`: for a class that overrides only the async variant.
 * JavaScript cannot wait for a promise synchronously, and running the inherited `m` would skip the override in silence,
 * so this direction fails closed. A `super.m()` of a subclass that reaches it throws as well.
 *
 * @param home The object that owns the method: `C.prototype`, or `C` for a static method.
 * @param am The async variant's name.
 * @param m The sync variant's name.
 * @throws TypeError, at class definition, when `home[am]` is not a function, when `home` already owns an `m` that is not a
 *   fallback, or when a name is private. The defined method throws {@link SyncVariantUnavailableError}.
 * Source rule: semantics section 3, `async-only-override`.
 */
export function fallbackToAsyncVariant(home: object, am: string, m: string): void {
  assertPair(home, m, am);
  const { length } = methodOf(home, am);
  assertNotWritten(home, m);
  // A method, not a function: like every method it cannot be called with `new`.
  const { variant } = {
    variant(): never {
      throw new SyncVariantUnavailableError(classNameOf(home), m, am);
    },
  } satisfies Record<string, AnyFunction>;
  dress(variant, m, length);
  mark(variant, 'fallback-to-async');
  defineMethod(home, m, variant);
}
