import { isBigIntArray, isTypedArray } from '../brands.ts';

type ArrayConstructor = new (length: number) => Record<number, unknown>;

/**
 * The array that `map`, `filter` and `flatMap` fill: of the receiver's own class, unless its species says otherwise.
 *
 * @throws TypeError when the species is not a constructor; RangeError when a plain array would be too long.
 * Source rule: ECMA-262 ArraySpeciesCreate.
 */
export function arraySpeciesCreate(original: object, length: number): Record<number, unknown> {
  let Species: unknown = Reflect.get(original, 'constructor');
  if (isObject(Species)) Species = Reflect.get(Species, Symbol.species) ?? undefined;
  return new ((Species === undefined ? Array : Species) as ArrayConstructor)(length);
}

/**
 * The typed array that `map` and `filter` fill.
 *
 * @throws TypeError when the species is not a constructor, makes no typed array, one that is too short, or one of the
 *   other content type (numbers, big integers).
 * Source rule: ECMA-262 TypedArraySpeciesCreate.
 */
export function typedArraySpeciesCreate(exemplar: object, length: number): Record<number, unknown> {
  const Default = Reflect.get(globalThis, Reflect.get(exemplar, Symbol.toStringTag) as string) as unknown;
  const Class: unknown = Reflect.get(exemplar, 'constructor');
  const Species: unknown = Class === undefined ? Default : (Reflect.get(Class as object, Symbol.species) ?? Default);
  const result = new (Species as ArrayConstructor)(length);
  if (!isTypedArray(result)) throw new TypeError('The species of a typed array made something else.');
  if (result.length < length) throw new TypeError('The species of a typed array made one that is too short.');
  if (isBigIntArray(result) !== isBigIntArray(exemplar)) throw new TypeError('The species has another content type.');
  return result;
}

/** ECMA-262 CreateDataPropertyOrThrow: no setter on the way is called. */
export function createDataProperty(target: object, index: number, value: unknown): void {
  Object.defineProperty(target, index, { value, writable: true, enumerable: true, configurable: true });
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}
