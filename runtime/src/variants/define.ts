import { hasOwn } from '../own.ts';
import { classNameOf } from './describe.ts';
import { isFallback } from './marks.ts';
import { isAnyGeneratorFunction } from './variant-function.ts';

export type AnyFunction = (this: unknown, ...args: unknown[]) => unknown;

/**
 * Checks a home and the names of a variant pair on it.
 *
 * @throws TypeError when `home` is no object, or a name cannot be a method that this package can reach.
 */
export function assertPair(home: unknown, m: unknown, am: unknown): void {
  if ((typeof home !== 'object' || home === null) && typeof home !== 'function') {
    throw new TypeError('The home of a variant pair must be a prototype, or a class for its static methods.');
  }
  assertNames(m, am, classNameOf(home));
}

/** @throws TypeError when a name cannot be a method that this package can reach. */
export function assertNames(m: unknown, am: unknown, className: string): void {
  for (const name of [m, am]) {
    if (typeof name !== 'string' || name === '') throw new TypeError('The names of a variant pair must be strings.');
    if (name.startsWith('#')) {
      throw new TypeError(`${className}.${name}: a private method cannot be reached from outside its class.`);
    }
  }
  if (m === am) throw new TypeError(`${className}.${String(m)}() cannot be its own variant.`);
}

/**
 * Reads the method that a new variant stands for.
 *
 * @returns `home[name]`, own or inherited.
 * @throws TypeError when it is not a function.
 */
export function methodOf(home: object, name: string): AnyFunction {
  const method: unknown = Reflect.get(home, name);
  if (typeof method !== 'function') throw new TypeError(`${classNameOf(home)} has no method ${name}().`);
  return method as AnyFunction;
}

/**
 * Refuses to overwrite a variant that somebody wrote. A fallback may be replaced: a module that is evaluated again
 * (hot reload) defines the same one again.
 *
 * @throws TypeError when `home` owns `name` and it is not a fallback.
 */
export function assertNotWritten(home: object, name: string): void {
  const own = Object.getOwnPropertyDescriptor(home, name);
  if (own !== undefined && !isFallback(own.value)) {
    throw new TypeError(`${classNameOf(home)} already has its own ${name}(); a fallback would discard it.`);
  }
}

/** Gives a made function the `name` and `length` of the method it stands for. */
export function dress<F extends AnyFunction>(fn: F, name: string, length: number): F {
  Object.defineProperty(fn, 'name', { value: name, configurable: true });
  Object.defineProperty(fn, 'length', { value: length, configurable: true });
  return fn;
}

/**
 * A function as `function () {}` makes it: no method, arrow function or async function, which have no `prototype`, and no
 * generator, which has one whichever way it is written.
 */
export function isPlainFunction(value: unknown): boolean {
  return typeof value === 'function' && hasOwn(value, 'prototype') && !isAnyGeneratorFunction(value);
}

/** Defines a method as a class body would: writable, configurable, not enumerable. */
export function defineMethod(home: object, name: string, value: AnyFunction): void {
  Object.defineProperty(home, name, { value, writable: true, configurable: true, enumerable: false });
}
