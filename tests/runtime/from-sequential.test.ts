/** `fromSequential` against `Array.from`, and `whenPresent` against `?.`. */
import { describe, expect, it } from 'vitest';
import { fromSequential, whenPresent } from '../../runtime/src/index.ts';

describe('fromSequential', () => {
  it.each<[string, () => Iterable<unknown> | ArrayLike<unknown>]>([
    ['an array-like', () => ({ length: 3, 1: 'b' })],
    ['a set', () => new Set([3, 1, 3])],
    ['a string', () => 'a😀'],
    ['a sparse array', () => [1, , 3]],
    ['nothing at all', () => ({ length: -1 })],
  ])('does with %s what Array.from does', async (_name, make) => {
    const calls: unknown[][] = [];
    const expected = Array.from(
      make(),
      function (this: unknown, value, index) {
        calls.push([this, value, index]);
        return `${String(value)}${String(index)}`;
      },
      calls,
    );
    const mirrored: unknown[][] = [];
    const callback = async function (this: unknown, value: unknown, index: number): Promise<string> {
      mirrored.push([this === mirrored ? calls : this, value, index]);
      await undefined;
      return `${String(value)}${String(index)}`;
    };
    expect(await fromSequential(make(), callback, mirrored)).toEqual(expected);
    expect(mirrored).toEqual(calls);
  });

  it('takes the next element only after the call before, and closes the iterator when one throws', async () => {
    const trace: string[] = [];
    function* numbers(): Generator<number> {
      try {
        for (const each of [1, 2, 3]) {
          trace.push(`give ${String(each)}`);
          yield each;
        }
      } finally {
        trace.push('closed');
      }
    }
    const run = fromSequential(numbers(), async (value) => {
      await undefined;
      trace.push(`got ${String(value)}`);
      if (value === 2) throw new RangeError('two');
    });
    await expect(run).rejects.toThrow(RangeError);
    expect(trace).toEqual(['give 1', 'got 1', 'give 2', 'got 2', 'closed']);
  });

  it('refuses what Array.from refuses', async () => {
    await expect(fromSequential([], undefined as never)).rejects.toThrow(TypeError);
    await expect(fromSequential(null as never, () => 1)).rejects.toThrow(TypeError);
  });
});

describe('whenPresent', () => {
  it('runs for anything but null and undefined', () => {
    expect([0, '', false, NaN].map((each) => whenPresent(each, () => 'ran'))).toEqual(['ran', 'ran', 'ran', 'ran']);
    expect([null, undefined].map((each) => whenPresent(each, () => 'ran'))).toEqual([undefined, undefined]);
  });
});
