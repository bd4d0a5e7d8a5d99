/** A value, or a promise of it: what a callback of a sequential helper may return. */
export type MaybePromise<T> = T | PromiseLike<T>;

export type TypedArray =
  | Int8Array
  | Uint8Array
  | Uint8ClampedArray
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | Float32Array
  | Float64Array
  | BigInt64Array
  | BigUint64Array;

/** What the helpers go through by index. */
export type Indexed = readonly unknown[] | TypedArray;

/** A callback of an array method, with the types that the method would give it. */
export type Visitor<A extends Indexed, R> = (value: A[number], index: number, array: A) => MaybePromise<R>;

/** What `map`-like methods return: typed arrays stay what they are. */
export type Mapped<A extends Indexed, U> = A extends TypedArray ? A : U[];

/** The implementations see values only; the overloads above them are the contract. */
export type AnyCallback = (this: unknown, ...args: unknown[]) => unknown;
