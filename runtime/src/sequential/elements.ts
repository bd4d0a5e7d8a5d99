import { typedArrayPrototype } from '../brands.ts';
import { describeReceiver, kindOf } from './receiver.ts';

/** A receiver whose elements are visited by index, as it was when the iteration began. */
export interface Elements {
  readonly source: Readonly<Record<number, unknown>>;
  readonly isTyped: boolean;
  /** Read once, at the start: elements that a callback appends are not visited. */
  readonly length: number;
  /** `HasProperty`: false for a hole. Typed arrays have none, and their methods do not ask. */
  has(index: number): boolean;
}

/**
 * The first steps of every array method: the receiver and its length.
 *
 * @param receiver The value before the dot.
 * @param method The name after it.
 * @throws TypeError when `receiver` has no such method, or one of its own: its callback returns a promise now, and only
 *   the method itself would know what to do with the value.
 * Source rule: ECMA-262 LengthOfArrayLike; ValidateTypedArray and TypedArrayLength.
 */
export function elementsOf(receiver: unknown, method: string): Elements {
  const kind = kindOf(receiver, method);
  if (kind !== 'array' && kind !== 'typed-array') {
    throw new TypeError(
      `${describeReceiver(receiver)}.${method}() is not a built-in array method, so it cannot be run with an async ` +
        'callback; convert the receiver to an array first.',
    );
  }
  const isTyped = kind === 'typed-array';
  const source = receiver as Readonly<Record<number, unknown>> & { readonly length: unknown };
  // keys() validates: it throws for a detached buffer, whose length would read as 0.
  if (isTyped) typedArrayPrototype.keys.call(receiver);
  return { source, isTyped, length: toLength(source.length), has: (index) => isTyped || index in source };
}

/** ECMA-262 ToLength. Only a Proxy of an array can report a length that needs it. */
export function toLength(value: unknown): number {
  const length = Math.trunc(Number(value));
  return length > 0 ? Math.min(length, Number.MAX_SAFE_INTEGER) : 0;
}
