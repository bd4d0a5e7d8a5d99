/** A value as plain data that compares by meaning, so that objects of two separately loaded programs can be compared. */
export type Canonical =
  undefined | null | boolean | number | string | readonly Canonical[] | { readonly [key: string]: Canonical };

/**
 * Classes become their name, errors their name and message, and a promise says that it is one: a forgotten `await`
 * in a result must not look like the value it would have given. `undefined` and `null` stay apart.
 */
export function canonical(value: unknown, seen: readonly object[] = []): Canonical {
  if (typeof value === 'function') return `[function ${value.name}]`;
  if (typeof value === 'bigint' || typeof value === 'symbol') return `[${typeof value} ${String(value)}]`;
  if (typeof value !== 'object' || value === null) return value as Canonical;
  if (seen.includes(value)) return '[cycle]';
  const inside = [...seen, value];
  if (value instanceof Date) return { $date: Number.isNaN(value.valueOf()) ? 'invalid' : value.toISOString() };
  if (value instanceof Promise) return '[promise]';
  if (value instanceof RegExp) return `[regexp ${String(value)}]`;
  if (value instanceof Error) return canonicalError(value, inside);
  if (value instanceof Map) return { $map: [...value].map((entry) => canonical(entry, inside)) };
  if (value instanceof Set) return { $set: [...value].map((item) => canonical(item, inside)) };
  if (Array.isArray(value)) return value.map((item) => canonical(item, inside));
  return { ...className(value), ...canonicalFields(value, inside) };
}

/**
 * Own enumerable fields, in the order of their names: the order of assignment is no part of an object's meaning.
 * Functions in fields are an instance's methods and not its state, and a migration adds some.
 */
function canonicalFields(value: object, seen: readonly object[]): Record<string, Canonical> {
  const isInstance = '$class' in className(value);
  const names = Object.keys(value).sort();
  if (isInstance)
    return fieldsOf(
      value,
      names.filter((name) => typeof Reflect.get(value, name) !== 'function'),
      seen,
    );
  return fieldsOf(value, names, seen);
}

function fieldsOf(value: object, names: readonly string[], seen: readonly object[]): Record<string, Canonical> {
  return Object.fromEntries(names.map((name) => [name, canonical(Reflect.get(value, name), seen)]));
}

function canonicalError(error: Error, seen: readonly object[]): Canonical {
  const cause = error.cause === undefined ? {} : { cause: canonical(error.cause, seen) };
  return { $error: error.constructor.name, message: error.message, ...cause, ...canonicalFields(error, seen) };
}

function className(value: object): Record<string, string> {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === null || prototype === Object.prototype) return {};
  return { $class: value.constructor.name };
}
