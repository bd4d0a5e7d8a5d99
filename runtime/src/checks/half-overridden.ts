/** The one place that says what it means, at run time, that a class overrides only half of a variant pair. */
import { markOf, originalOf } from '../variants/marks.ts';
import type { Pair } from '../variants/pairs.ts';

/** The half that is overridden alone: `sync` loses the override in `am`, `async` loses it in `m`. */
export type Half = 'sync' | 'async';

/** `home` and its prototypes, the most derived first. */
export function chainOf(home: object | undefined): readonly object[] {
  const chain: object[] = [];
  for (let at = home; at !== undefined; at = parentOf(at)) chain.push(at);
  return chain;
}

/**
 * Says which half of a pair a home overrides alone, if it does.
 *
 * A home overrides what its parent bears, so the first home that has both methods overrides nothing. Whether it owns a
 * method, an accessor or `undefined` makes no difference, but a copy of what it inherits (mixin helpers make them) or a
 * bridge around that is no override. The other half is covered where it is bound to come to the override:
 *
 * - `m` alone, over a registered fallback: from outside that runs `self.m()`. No other inherited `am` counts, whatever it
 *   does today: a bridge and a `withSyncFallback()` variant run native code sooner or later, a mirror is complete in itself,
 *   and of a method that nobody marked nothing is known. An accessor is not called to find out.
 * - `am` alone, when it is a registered fallback, which runs the inherited `m`, or when that `m` is one and throws.
 *
 * @param home A prototype, or a class for its static methods.
 * @returns The half that is overridden alone.
 */
export function halfOverridden(home: object, { m, am }: Pair): Half | undefined {
  const parent = parentOf(home);
  if (parent === undefined || !(m in parent && am in parent)) return undefined;
  const overrides = [m, am].map((name) => isOverridden(home, parent, name));
  if (overrides[0] === overrides[1]) return undefined;
  if (overrides[0] === true) return markOf(valueOf(parent, am)) === 'fallback-to-sync' ? undefined : 'sync';
  const isCovered =
    markOf(valueOf(home, am)) === 'fallback-to-sync' || markOf(valueOf(parent, m)) === 'fallback-to-async';
  return isCovered ? undefined : 'async';
}

/** The descriptor of `home[name]`, own or inherited. */
export function descriptorOf(home: object, name: string): PropertyDescriptor | undefined {
  for (const object of chainOf(home)) {
    const own = Object.getOwnPropertyDescriptor(object, name);
    if (own !== undefined) return own;
  }
  return undefined;
}

export function parentOf(home: object): object | undefined {
  return (Object.getPrototypeOf(home) as object | null) ?? undefined;
}

function valueOf(home: object, name: string): unknown {
  return descriptorOf(home, name)?.value;
}

function isOverridden(home: object, parent: object, name: string): boolean {
  const own = Object.getOwnPropertyDescriptor(home, name);
  if (own === undefined) return false;
  return typeof own.value !== 'function' || originalOf(own.value) !== originalOf(valueOf(parent, name));
}
