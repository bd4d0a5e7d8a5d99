import { hasConnectionContext } from '../connections/current-connection.ts';
import { MissingAsyncConnectionError } from '../errors/missing-async-connection.ts';
import { isRefusing, rolloutPhase } from '../rollout/phase.ts';
import { assertPair, dress, methodOf, type AnyFunction } from './define.ts';
import { classNameOf } from './describe.ts';
import { syncVariantFor } from './home-rule.ts';
import { mark } from './marks.ts';
import { isAsyncGeneratorFunction, variantFunction } from './variant-function.ts';
import { warnSyncFallback } from './warn-sync-fallback.ts';

/** What an async variant gives: a promise, or what is iterated over, as an async generator gives it. */
export type AsyncResult = Promise<unknown> | AsyncIterable<unknown>;

export interface WithSyncFallbackOptions<This, Args extends unknown[], Result extends AsyncResult> {
  /** The object that will own the variant: `C.prototype`, or `C` for a static method. */
  readonly home: object;
  /** The sync variant's name. */
  readonly sync: string;
  /** The native async variant: what runs inside a connection context. Where it is an async generator, so is what is built. */
  readonly native: (this: This, ...args: Args) => Result;
  /** The async variant's name; by default the name under which `home` holds the variant when it first needs it. */
  readonly async?: string | undefined;
  /** The database whose context counts, or a function of the call that says so; `'default'` if left out. */
  readonly using?: string | ((this: This, ...args: Args) => string) | undefined;
}

/**
 * Builds an ORM's own async variant: native inside a connection context; outside, the sync variant under the same home
 * rule as {@link fallbackToSyncVariant}, with a warning (code `ORM_MIGRATE_SYNC_FALLBACK`) once per class of the receiver
 * and method. In the rollout phase `error` it rejects there with {@link MissingAsyncConnectionError}, in `native` it is
 * always the native variant. The choice is made before anything runs and never changed afterwards: a native variant
 * that fails half-way is not repeated in its sync form. After the end of a context the native one is chosen, so that late
 * work fails with `ConnectionClosedError` rather than quietly taking the sync way.
 *
 * ```ts
 * Model.prototype.asave = withSyncFallback({ home: Model.prototype, sync: 'save', native: nativeSave });
 * ```
 *
 * @param options See {@link WithSyncFallbackOptions}.
 * @returns The async variant, to be put on `home`. It rejects with a TypeError when it is neither found on `home` nor
 *   named by `async`.
 * @throws TypeError when `home[sync]` or `native` is not a function.
 * Source rule: semantics section 8, `withSyncFallback`.
 */
export function withSyncFallback<This, Args extends unknown[], Result extends AsyncResult>(
  options: WithSyncFallbackOptions<This, Args, Result>,
): (this: This, ...args: Args) => Result {
  const { home, sync: m, using = 'default' } = options;
  const native = options.native as AnyFunction;
  if (typeof native !== 'function') throw new TypeError('withSyncFallback() needs a function as `native`.');
  let am = options.async;
  assertPair(home, m, am ?? `(async variant of ${m})`);
  methodOf(home, m);

  const variant = variantFunction(isAsyncGeneratorFunction(native), (self, args) => {
    const database = typeof using === 'string' ? using : Reflect.apply(using as AnyFunction, self, args);
    if (hasConnectionContext(database as string)) return Reflect.apply(native, self, args);
    const phase = rolloutPhase();
    if (phase === 'native') return Reflect.apply(native, self, args);
    if (isRefusing(phase)) throw new MissingAsyncConnectionError(database as string);
    am ??= nameOn(home, variant);
    const run = syncVariantFor(self, { home, m, am, variant });
    warnSyncFallback(self, home, m, am);
    return Reflect.apply(run, self, args);
  });
  dress(variant, am ?? native.name, native.length);
  mark(variant, 'with-sync-fallback');
  return variant as (this: This, ...args: Args) => Result;
}

/** The home rule needs the variant's name, and the variant is named only when it is put on its home. */
function nameOn(home: object, variant: AnyFunction): string {
  for (const [name, own] of Object.entries(Object.getOwnPropertyDescriptors(home))) {
    if (own.value === variant) return name;
  }
  throw new TypeError(
    `A withSyncFallback() variant was not found on its home ${classNameOf(home)}; name it with the option \`async\`.`,
  );
}
