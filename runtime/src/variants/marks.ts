import { shared } from '../shared.ts';

/**
 * What this package made a variant for. All but `fallback-to-async` are home-aware: called through `super` they do not
 * dispatch virtually.
 */
export type Mark = 'fallback-to-sync' | 'fallback-to-async' | 'bridge' | 'with-sync-fallback';

const marks = shared('marks', () => new WeakMap<object, Mark>());

/** Fallbacks that somebody accepted for good, each with the reason. */
const reasons = shared('accepted', () => new WeakMap<object, string>());

export function accept(variant: object, reason: string): void {
  reasons.set(variant, reason);
}

/** Why the fallback `fn` was accepted, if it was. */
export function acceptedFor(fn: unknown): string | undefined {
  return typeof fn === 'function' ? reasons.get(fn) : undefined;
}

/** Homes that were given a variant, each with the names: what is put around it there is still reached as from the home. */
const homes = shared('homes', () => new WeakMap<object, Set<string>>());

export function keepHome(home: object, am: string): void {
  homes.set(home, (homes.get(home) ?? new Set<string>()).add(am));
}

/** Whether `home` was given a fallback or a bridge as `am`, whatever it holds there now. */
export function isHomeOf(home: object, am: string): boolean {
  return homes.get(home)?.has(am) === true;
}

/** What bridges stand around. */
const originals = shared('bridged', () => new WeakMap<object, object>());

export function keepOriginal(bridge: object, original: object): void {
  originals.set(bridge, original);
}

/** What the bridge `fn` stands around; anything else itself. */
export function originalOf(fn: unknown): unknown {
  return (typeof fn === 'function' ? originals.get(fn) : undefined) ?? fn;
}

/** Marks `variant` as made by this package. */
export function mark(variant: object, kind: Mark): void {
  marks.set(variant, kind);
}

/** What this package made `fn` for, if it made it. */
export function markOf(fn: unknown): Mark | undefined {
  return typeof fn === 'function' ? marks.get(fn) : undefined;
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
  const kind = markOf(fn);
  return kind === 'fallback-to-sync' || kind === 'fallback-to-async';
}

/** Says whether `fn` already follows the home rule. */
export function isHomeAware(fn: unknown): boolean {
  const kind = markOf(fn);
  return kind !== undefined && kind !== 'fallback-to-async';
}
