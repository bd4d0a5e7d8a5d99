/** Each sequential helper against the array method it stands for, on sparse arrays that change while they are visited. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as runtime from '../../runtime/src/index.ts';

type Callback = (this: unknown, ...args: unknown[]) => unknown;
type Change = (array: unknown[]) => void;

interface Scenario {
  readonly elements: readonly (readonly [number] | readonly [])[];
  /** What happens to the array during call 0, 1, … */
  readonly changes: readonly (Change | undefined)[];
  /** What call 0, 1, … returns; afterwards it starts again. */
  readonly results: readonly unknown[];
  /** The call that throws. */
  readonly failsAt: number | undefined;
  readonly initial: readonly [] | readonly [unknown];
}

const index = fc.nat({ max: 9 });
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.integer().map((value) => (array: unknown[]) => void array.push(value)),
  index.map((at) => (array: unknown[]) => void delete array[at]),
  fc.tuple(index, fc.integer()).map(
    ([at, value]) =>
      (array: unknown[]) =>
        void (array[at] = value),
  ),
  index.map((length) => (array: unknown[]) => void (array.length = length)),
  fc.constant((array: unknown[]) => void array.shift()),
  fc.constant((array: unknown[]) => void array.reverse()),
);

const value = fc.oneof(fc.boolean(), fc.integer({ min: -2, max: 2 }), fc.constantFrom('', undefined, null, NaN));
const result = fc.oneof(
  { weight: 3, arbitrary: value },
  // For flatMap: nested and sparse arrays.
  fc.sparseArray(fc.oneof(value, fc.array(value, { maxLength: 2 })), { maxLength: 4 }),
);

const scenario: fc.Arbitrary<Scenario> = fc.record({
  elements: fc.array(fc.oneof(fc.tuple(fc.integer()), fc.constant([] as const)), { maxLength: 8 }),
  changes: fc.array(fc.option(change, { nil: undefined }), { maxLength: 8 }),
  results: fc.array(result, { minLength: 1, maxLength: 8 }),
  failsAt: fc.option(fc.nat({ max: 12 }), { nil: undefined }),
  initial: fc.oneof(fc.constant([] as const), fc.tuple(value)),
});

/** What is left of a run: own keys tell holes from undefined. */
const picture = (value: unknown): unknown =>
  Array.isArray(value)
    ? { length: value.length, keys: Object.keys(value), values: Object.values(value).map(picture) }
    : value;

function prepare({ elements, changes, results, failsAt }: Scenario) {
  const array: unknown[] = [];
  array.length = elements.length;
  elements.forEach((element, at) => {
    if (element.length === 1) array[at] = element[0];
  });
  const trace: unknown[] = [];
  const callback: Callback = function (...args) {
    const call = trace.length;
    // The last argument is the receiver itself: note its identity and how it looks now.
    trace.push([this, ...args.slice(0, -1).map(picture), args.at(-1) === array, picture(array)]);
    if (call === failsAt) throw new RangeError(`call ${call}`);
    changes[call]?.(array);
    return results[call % results.length];
  };
  return { array, trace, callback };
}

async function outcome(run: () => unknown): Promise<unknown> {
  try {
    return { returned: picture(await run()) };
  } catch (error) {
    return { thrown: (error as Error).name, message: (error as Error).message };
  }
}

type Helper = (receiver: unknown, callback: Callback, ...rest: unknown[]) => Promise<unknown>;
const methods = [
  ...(['forEach', 'map', 'filter', 'some', 'every', 'find', 'findIndex', 'findLast', 'findLastIndex'] as const),
  ...(['flatMap', 'reduce', 'reduceRight'] as const),
] as const;
/** Those that take a first value after the callback, and no `this`. */
const REDUCING: readonly string[] = ['reduce', 'reduceRight'];

describe.each(methods)('%sSequential', (method) => {
  const helper = runtime[`${method}Sequential`] as Helper;
  const thisArg = { this: 'arg' };

  it.each([false, true])(`does what Array.prototype.${method} does (async callback: %s)`, async (isAsync) => {
    const property = fc.asyncProperty(scenario, async (some) => {
      const rest = REDUCING.includes(method) ? some.initial : [thisArg];
      const sync = prepare(some);
      const expected = await outcome(() =>
        Reflect.apply(Array.prototype[method], sync.array, [sync.callback, ...rest]),
      );
      const mirrored = prepare(some);
      let running = 0;
      const callback: Callback = async function (...args) {
        expect(++running).toBe(1);
        try {
          await undefined;
          return mirrored.callback.apply(this, args);
        } finally {
          running--;
        }
      };
      const actual = await outcome(() => helper(mirrored.array, isAsync ? callback : mirrored.callback, ...rest));
      expect(actual).toEqual(expected);
      expect(mirrored.trace).toEqual(sync.trace);
      expect(picture(mirrored.array)).toEqual(picture(sync.array));
    });
    await fc.assert(property, { numRuns: 400 });
  });

  it('insists on a callback, even when there is nothing to visit', async () => {
    for (const callback of [undefined, null, {}, 'x', Symbol('s'), Object.create(null)]) {
      await expect(helper([], callback as never, 0)).rejects.toThrow(TypeError);
    }
  });

  it('rejects without a receiver', async () => {
    await expect(helper(undefined, () => undefined)).rejects.toThrow(TypeError);
    await expect(helper(null, () => undefined)).rejects.toThrow(TypeError);
  });

  it('goes through a Proxy of an array as the method does, step by step', async () => {
    const watch = () => {
      const steps: string[] = [];
      const array = new Proxy([1, , 3], {
        has: (target, key) => (steps.push(`has ${String(key)}`), Reflect.has(target, key)),
        get: (target, key, receiver) => {
          // The helper looks the method up once more, to find out whose it is.
          if (key !== method && key !== 'constructor') steps.push(`get ${String(key)}`);
          return Reflect.get(target, key, receiver) as unknown;
        },
      });
      return { steps, array };
    };
    const [sync, mirrored] = [watch(), watch()];
    Reflect.apply(Array.prototype[method], sync.array, [() => false]);
    await helper(mirrored.array, async () => false);
    expect(mirrored.steps).toEqual(sync.steps);
  });
});

describe.each(methods.filter((method) => method !== 'flatMap'))('%sSequential on typed arrays', (method) => {
  it(`does what %TypedArray%.prototype.${method} does`, async () => {
    const helper = runtime[`${method}Sequential`] as Helper;
    const property = fc.asyncProperty(
      fc.oneof(fc.uint8Array({ maxLength: 6 }), fc.float64Array({ maxLength: 6 }), fc.int16Array({ maxLength: 6 })),
      fc.array(fc.oneof(fc.boolean(), fc.double(), fc.integer()), { minLength: 1, maxLength: 6 }),
      async (array, results) => {
        const run = async (apply: (copy: unknown, callback: Callback) => unknown, isAsync: boolean) => {
          const copy = array.slice();
          const trace: unknown[] = [];
          const note: Callback = (...args) => {
            trace.push([...args.slice(0, -1), args.at(-1) === copy]);
            copy[copy.length - 1] = trace.length;
            return results[(trace.length - 1) % results.length];
          };
          const callback: Callback = isAsync ? async (...args) => (await undefined, note(...args)) : note;
          return { result: await outcome(() => apply(copy, callback)), trace, copy };
        };
        const sync = await run(
          (copy, callback) => Reflect.apply((copy as Uint8Array)[method] as Callback, copy, [callback]),
          false,
        );
        expect(await run((copy, callback) => helper(copy, callback), true)).toEqual(sync);
      },
    );
    await fc.assert(property);
  });
});
