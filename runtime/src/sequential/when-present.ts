/**
 * `receiver?.method(…)` where the method becomes a function: it runs only if there is a receiver, which is evaluated once.
 *
 * @param receiver The value before the `?.`.
 * @param run Called with the receiver.
 * @returns What `run` gives; undefined where the receiver is null or undefined.
 * Source rule: ECMA-262 OptionalExpression.
 */
export function whenPresent<T, R>(receiver: T, run: (receiver: NonNullable<T>) => R): R | undefined {
  return receiver === null || receiver === undefined ? undefined : run(receiver);
}
