/** The homes that classes and their bases have their methods on, each with a name for people. */
import { ANONYMOUS, ownClassNameOf } from '../variants/describe.ts';
import { chainOf } from './half-overridden.ts';

export interface Home {
  /** A prototype, or a class for its static methods. */
  readonly home: object;
  readonly className: string;
}

/** What the classes and all their bases have as homes: each once, a base before the classes that extend it. */
export function homesOf(classes: readonly object[], isStatic: boolean): readonly Home[] {
  const homes = new Map<object, Home>();
  for (const Class of classes) {
    for (const each of [...named(chainOf(homeOf(Class, isStatic)))].reverse()) {
      if (!homes.has(each.home)) homes.set(each.home, each);
    }
  }
  return [...homes.values()];
}

/** A class without a name, a mixin's say, is named after the one that extends it. */
function* named(chain: readonly object[]): Generator<Home> {
  let derived: string | undefined;
  for (const home of chain) {
    const own = ownClassNameOf(home);
    yield { home, className: own ?? (derived === undefined ? ANONYMOUS : `(anonymous class that ${derived} extends)`) };
    derived = own ?? derived;
  }
}

/** Arrow functions and bound ones have no prototype, and so no home. */
function homeOf(Class: object, isStatic: boolean): object | undefined {
  if (isStatic) return Class;
  const prototype: unknown = Reflect.get(Class, 'prototype');
  return typeof prototype === 'object' && prototype !== null ? prototype : undefined;
}
