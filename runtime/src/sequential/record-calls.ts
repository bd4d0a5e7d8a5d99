import { describeReceiver } from './receiver.ts';

/** One call that a foreign method made to its callback. */
export interface RecordedCall {
  readonly self: unknown;
  readonly args: readonly unknown[];
}

/**
 * Runs a foreign `forEach` with a callback that only takes notes.
 *
 * @param receiver The value before the dot.
 * @param rest The arguments after the callback, passed on.
 * @returns The calls, and what the method returned. A method that returns a promise (a cursor's, a stream's) is awaited.
 * @throws (inside the method) Error when it calls back after it has returned: such a call would be lost.
 */
export async function recordCalls(
  receiver: unknown,
  rest: readonly unknown[],
): Promise<{ calls: readonly RecordedCall[]; returned: { value: unknown } }> {
  const calls: RecordedCall[] = [];
  let done = false;
  const recorder = function (this: unknown, ...args: unknown[]): void {
    if (done) throw new Error(`${describeReceiver(receiver)}.forEach() called back after it had returned.`);
    calls.push({ self: this, args });
  };
  const forEach = Reflect.get(Object(receiver) as object, 'forEach', receiver) as (...args: unknown[]) => unknown;
  const value = await Reflect.apply(forEach, receiver, [recorder, ...rest]);
  done = true;
  return { calls, returned: { value } };
}
