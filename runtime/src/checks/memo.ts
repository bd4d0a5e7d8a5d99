/** Remembers what was found out about a class and pairs, so that a constructor can ask each time. */
import type { VariantPairs } from '../variants/pairs.ts';

export interface Memo<Value> {
  find: (Class: object, pairs: VariantPairs, isStatic: boolean) => Value | undefined;
  keep: (Class: object, pairs: VariantPairs, isStatic: boolean, value: Value) => void;
}

interface Entry<Value> {
  /** A copy, without a prototype. */
  readonly pairs: Readonly<Record<string, string | undefined>>;
  readonly isStatic: boolean;
  value: Value;
}

/** Pairs are compared by their names, not as objects: a constructor may have them as a literal. */
export function createMemo<Value>(): Memo<Value> {
  // A class is asked about with one list of pairs, or two if it has static ones.
  const byClass = new WeakMap<object, Entry<Value>[]>();

  function entryOf(Class: object, pairs: VariantPairs, isStatic: boolean): Entry<Value> | undefined {
    const entries = byClass.get(Class);
    if (entries === undefined) return undefined;
    for (const entry of entries) if (entry.isStatic === isStatic && covers(entry, pairs)) return entry;
    return undefined;
  }

  return {
    find: (Class, pairs, isStatic) => entryOf(Class, pairs, isStatic)?.value,
    keep(Class, pairs, isStatic, value) {
      const entry = entryOf(Class, pairs, isStatic);
      if (entry !== undefined) entry.value = value;
      else {
        const copy = Object.assign(Object.create(null) as Record<string, string>, pairs);
        byClass.set(Class, [...(byClass.get(Class) ?? []), { pairs: copy, isStatic, value }]);
      }
    },
  };
}

/** What is known for some pairs is known for fewer. */
function covers({ pairs: known }: Entry<unknown>, pairs: VariantPairs): boolean {
  for (const m in pairs) if (pairs[m] !== known[m]) return false;
  return true;
}
