import { hasOwn } from '../own.ts';
import { isPlainFunction, type AnyFunction } from './define.ts';

/** A variant pair on its home, and the function that was put there as `am`. */
export interface HomeVariant {
  readonly home: object;
  readonly m: string;
  readonly am: string;
  readonly variant: AnyFunction;
}

/** `self` and then its prototypes. A Proxy answers through its traps, as it does for every other property access. */
function* chainOf(self: unknown): Generator<object> {
  if (self === undefined || self === null) return;
  // Object() so that a primitive receiver has a chain too.
  for (
    let object: object | null = Object(self) as object;
    object !== null;
    object = Object.getPrototypeOf(object) as object | null
  ) {
    yield object;
  }
}

/**
 * The home rule, first half: was `am` called from outside, or through `super` from a more derived variant?
 *
 * Let `O` be the first object on the prototype chain of `self` that owns `am`. From outside if `O` is the home. The
 * variant itself counts wherever it is owned, because mixin helpers copy methods from prototype to prototype. A wrapper that
 * somebody put on the instance (a spy) does not count. If no object owns `am` (a Proxy that forwards `get` to something that
 * is not its target), what `self.am` is decides.
 *
 * @returns True when the call came from outside.
 * Source rule: semantics section 8, `fallbackToSyncVariant`.
 */
export function calledFromOutside(self: unknown, target: HomeVariant): boolean {
  const { home, am, variant } = target;
  for (const object of chainOf(self)) {
    const own = Object.getOwnPropertyDescriptor(object, am);
    if (own === undefined || isWrapper(object, self, target)) continue;
    return object === home || own.value === variant;
  }
  return self !== undefined && self !== null && Reflect.get(Object(self) as object, am, self) === variant;
}

/**
 * The home rule, second half: the sync variant to run.
 *
 * - From outside: `self[m]`, so that a subclass that overrides only `m` is honoured.
 * - Through `super`: what `super.m` is for the mirror that called. That is the home's own `m` (own or inherited), unless
 *   a class between that mirror and the home overrides only `m`: then it is that override, which would be lost otherwise.
 *   Where the instance itself owns the mirror, with its `m` (class fields, object literals), `super` begins behind it. An
 *   `am` that it owns without `m` says nothing about its class, so there it is always the home's.
 *
 * @returns The function to call with `self` as `this`.
 * @throws TypeError when it is not a function (any more).
 * Source rule: semantics section 8, "must run every override exactly once".
 */
export function syncVariantFor(self: unknown, target: HomeVariant): AnyFunction {
  const { home, m } = target;
  const from = calledFromOutside(self, target) ? (Object(self) as object) : superOfCaller(self, target);
  const method: unknown = Reflect.get(from, m, self ?? home);
  if (typeof method !== 'function') throw new TypeError(`${m} is not a function, so ${target.am}() cannot run it.`);
  return method as AnyFunction;
}

/** Where the lookup of `super.m` begins for the mirror whose `super.am` reached the home. */
function superOfCaller(self: unknown, target: HomeVariant): object {
  const { home, m, am, variant } = target;
  let caller: object | undefined;
  for (const object of chainOf(self)) {
    const own = Object.getOwnPropertyDescriptor(object, am);
    // Where a mixin helper copied the variant to counts as its home: what called is above that.
    if (object === home || own?.value === variant) {
      if (caller === undefined) return object;
      const isUnknown = caller === self && typeof caller !== 'function' && !hasOwn(caller, m);
      return isUnknown ? object : (Object.getPrototypeOf(caller) as object);
    }
    if (own !== undefined && !isWrapper(object, self, target)) caller = object;
  }
  return home;
}

/**
 * Whether the `am` on `object` was put around an inherited one (`x.asave = wrap(x.asave)`, a spy): on the receiver itself,
 * without an `m`, and of a kind that no async method, async function or arrow function is. On a prototype the same may
 * stand around a mirror of that class, which must count, or its override would run twice: there `checkVariants()` tells.
 */
function isWrapper(object: object, self: unknown, { m, am }: HomeVariant): boolean {
  if (object !== self || typeof object === 'function' || hasOwn(object, m)) return false;
  return isPlainFunction(Object.getOwnPropertyDescriptor(object, am)?.value);
}
