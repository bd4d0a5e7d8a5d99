import { shared } from '../shared.ts';

/**
 * What this package made a variant for. All but `fallback-to-async` are home-aware: called through `super` they do not
 * dispatch virtually.
 */
export type Mark = 'fallback-to-sync' | 'fallback-to-async' | 'bridge' | 'with-sync-fallback';

const marks = shared('marks', () => new WeakMap<object, Mark>());

/** Marks `variant` as made by this package. */
export function mark(variant: object, kind: Mark): void {
  marks.set(variant, kind);
}

/**
 * Says whether `fn` is a fallback: made by `fallbackToSyncVariant` or `fallbackToAsyncVariant`, by any loaded copy of
 * this package. Bridges and `withSyncFallback` variants are not fallbacks: nothing is left to migrate there.
 *
 * @param fn Any value.
 * @returns True for a fallback. Never throws.
 * Source rule: semantics section 8, "marks the variant (`isFallback`)".
 */
export function isFallback(fn: unknown): boolean {
  const kind = typeof fn === 'function' ? marks.get(fn) : undefined;
  return kind === 'fallback-to-sync' || kind === 'fallback-to-async';
}

/** Says whether `fn` already follows the home rule. */
export function isHomeAware(fn: unknown): boolean {
  const kind = typeof fn === 'function' ? marks.get(fn) : undefined;
  return kind !== undefined && kind !== 'fallback-to-async';
}
