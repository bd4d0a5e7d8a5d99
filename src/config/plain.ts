/** What a configuration exports, as data that can leave the process: without getters, proxies and code. */
import { oddity } from './show.ts';

/**
 * Copies lists, objects and primitive values; each getter is asked once. What holds itself does so in the copy. Functions,
 * symbols and objects with a class become an `Error` that says what they are: not all that they may mean can be copied.
 *
 * @throws what the value throws as it is looked at
 */
export function toPlain(value: unknown, copies = new Map<object, unknown>()): unknown {
  if (typeof value === 'function' || typeof value === 'symbol') return new Error(`a ${typeof value}`);
  if (typeof value !== 'object' || value === null) return value;
  const known = copies.get(value);
  if (known !== undefined) return known;
  const isList = Array.isArray(value);
  const words = isList ? null : classOf(value);
  if (words !== null) return new Error(words);
  const copy = isList ? [] : {};
  copies.set(value, copy);
  for (const key of isList ? indexes(value) : Object.keys(value))
    put(copy, key, toPlain(Reflect.get(value, key), copies));
  return copy;
}

/** Puts, into the copy itself, what no check lets pass where a value was that is no data. */
export function markOdd(copy: unknown, seen = new Set<object>()): unknown {
  if (copy instanceof Error) return oddity(copy.message);
  if (typeof copy !== 'object' || copy === null || seen.has(copy)) return copy;
  seen.add(copy);
  for (const [key, value] of Object.entries(copy)) put(copy, key, markOdd(value, seen));
  return copy;
}

/** Not by assignment: a key may be called `__proto__`. */
function put(object: object, key: string, value: unknown): void {
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
}

/** Holes are read as nothing, and what else is written on a list does not count. */
function* indexes(list: readonly unknown[]): Generator<string> {
  const { length } = list;
  for (let index = 0; index < length; index += 1) yield String(index);
}

/** `an instance of Map`; null for a plain object, also one that another realm has made, and for a namespace. */
export function classOf(value: object): string | null {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (typeof prototype !== 'object' || prototype === null || Object.getPrototypeOf(prototype) === null) return null;
  const { constructor } = prototype;
  const name: unknown = typeof constructor === 'function' ? constructor.name : '';
  if (typeof name !== 'string' || name === '' || name === 'Object') return 'an object with a prototype';
  return `an instance of ${name.length > LONGEST ? `${name.slice(0, LONGEST)}…` : name}`;
}

const LONGEST = 40;
