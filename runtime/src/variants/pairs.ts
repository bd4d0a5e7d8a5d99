import { assertNames } from './define.ts';

/** The sync variants' names, each with its async variant's: `{ save: 'asave', delete: 'adelete' }`. */
export type VariantPairs = Readonly<Record<string, string>>;

/** A sync variant's name and its async variant's. */
export interface Pair {
  readonly m: string;
  readonly am: string;
}

/**
 * @returns The pairs as a list.
 * @throws TypeError when a name, a symbol say, cannot be a method that this package can reach.
 */
export function pairsOf(pairs: VariantPairs): readonly Pair[] {
  if (typeof pairs !== 'object' || pairs === null) {
    throw new TypeError("The variant pairs must be given as { save: 'asave' }.");
  }
  // Symbols too, so that a name that cannot be served is refused and not passed over.
  return Reflect.ownKeys(pairs).map((m) => {
    const am = (pairs as Readonly<Record<PropertyKey, string>>)[m];
    assertNames(m, am, 'Variant pairs');
    return { m, am } as Pair;
  });
}
