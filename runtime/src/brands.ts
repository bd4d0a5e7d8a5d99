/** What kind of built-in object a value is, of whatever realm: by its internal slots, with nothing that only Node has. */

/** %TypedArray%.prototype, which has no name of its own. */
export const typedArrayPrototype = Object.getPrototypeOf(Uint8Array.prototype) as Uint8Array;

/** `Uint8Array`, …; undefined for what is no typed array (ECMA-262 get %TypedArray%.prototype [ @@toStringTag ]). */
const typedArrayName = getter(typedArrayPrototype, Symbol.toStringTag);
const mapSize = getter(Map.prototype, 'size');
const setSize = getter(Set.prototype, 'size');

export function isTypedArray(value: unknown): value is { readonly length: number } {
  return typedArrayName(value) !== undefined;
}

export function isBigIntArray(value: unknown): boolean {
  return /^Big/.test(String(typedArrayName(value)));
}

export function isMap(value: unknown): value is Map<unknown, unknown> {
  return hasSlot(mapSize, value);
}

export function isSet(value: unknown): value is Set<unknown> {
  return hasSlot(setSize, value);
}

function getter(object: object, name: string | symbol): (value: unknown) => unknown {
  const get = Object.getOwnPropertyDescriptor(object, name)?.get;
  // Both are specified; without them there is no such object either.
  return (value) => (get ? (Reflect.apply(get, value, []) as unknown) : undefined);
}

/** The getters throw for what has not the slot. */
function hasSlot(get: (value: unknown) => unknown, value: unknown): boolean {
  try {
    get(value);
    return true;
  } catch {
    return false;
  }
}
