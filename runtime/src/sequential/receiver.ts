import { isMap, isSet, isTypedArray, typedArrayPrototype } from '../brands.ts';
import { hasOwn } from '../own.ts';

export type ReceiverKind = 'array' | 'typed-array' | 'map' | 'set' | 'foreign';

/**
 * Finds out whose `method` would run if the code were still synchronous: a built-in one, whose steps are known, or a
 * foreign one. An array (map, set) whose class overrides `method` is foreign.
 *
 * @param receiver The value before the dot.
 * @param method The name after it.
 * @throws TypeError when `receiver` has no such method.
 */
export function kindOf(receiver: unknown, method: string): ReceiverKind {
  if (receiver === undefined || receiver === null) {
    throw new TypeError(`Cannot read properties of ${String(receiver)} (reading '${method}')`);
  }
  const object = Object(receiver) as object;
  if (typeof Reflect.get(object, method, receiver) !== 'function') {
    throw new TypeError(`${describeReceiver(receiver)}.${method} is not a function`);
  }
  if (Array.isArray(object)) return isBuiltIn(object, method, Array.prototype) ? 'array' : 'foreign';
  if (isTypedArray(object)) return isBuiltIn(object, method, typedArrayPrototype) ? 'typed-array' : 'foreign';
  if (isMap(object)) return isBuiltIn(object, method, Map.prototype) ? 'map' : 'foreign';
  if (isSet(object)) return isBuiltIn(object, method, Set.prototype) ? 'set' : 'foreign';
  return 'foreign';
}

/**
 * The object that owns `method` tells: the intrinsic prototype of this realm, where a polyfill may have replaced it, or
 * that of another realm, where it is native code under its own name (so not a bound function).
 */
function isBuiltIn(receiver: object, method: string, prototype: object): boolean {
  let owner: object | null = receiver;
  while (owner !== null && !hasOwn(owner, method)) owner = Object.getPrototypeOf(owner) as object | null;
  if (owner === prototype) return true;
  if (owner === null) return false; // a Proxy that answers for something else
  const fn: unknown = Object.getOwnPropertyDescriptor(owner, method)?.value;
  return (
    typeof fn === 'function' && fn.name === method && /\[native code\]\s*\}$/.test(Function.prototype.toString.call(fn))
  );
}

/** @returns A name for the receiver's class, for messages. */
export function describeReceiver(receiver: unknown): string {
  const constructor: unknown = Reflect.get(Object(receiver) as object, 'constructor');
  const name: unknown = typeof constructor === 'function' ? constructor.name : undefined;
  return typeof name === 'string' && name !== '' ? name : typeof receiver;
}
