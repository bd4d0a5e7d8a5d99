/** Receivers that are not plain arrays: Map, Set, subclasses, other realms, and what brings a method of its own. */
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import {
  filterSequential,
  findSequential,
  flatMapSequential,
  forEachSequential,
  mapSequential,
  reduceSequential,
} from '../../runtime/src/index.ts';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

type Entries = Map<number, string> | Set<number>;
type Change = (receiver: Entries, key: unknown) => void;

describe('Map and Set', () => {
  /** Runs the same callback under the sync method and under the helper; both must see the same. */
  async function compare(make: () => Entries, change: Change): Promise<unknown[]> {
    const visit = (receiver: Entries, seen: unknown[]) =>
      function (this: unknown, value: unknown, key: unknown, whole: unknown) {
        seen.push([this, value, key, whole === receiver]);
        change(receiver, key);
      };
    const [sync, mirrored] = [make(), make()];
    const expected: unknown[] = [];
    const actual: unknown[] = [];
    (sync as Map<unknown, unknown>).forEach(visit(sync, expected), 'this');
    const visitMirrored = visit(mirrored, actual);
    await forEachSequential(
      mirrored as Map<unknown, unknown>,
      async function (this: unknown, ...args: unknown[]) {
        await turn();
        visitMirrored.apply(this, args as [unknown, unknown, unknown]);
      },
      'this',
    );
    expect(actual).toEqual(expected);
    return actual;
  }

  const changes: Record<string, Change> = {
    nothing: () => undefined,
    'entries added': (receiver, key) => {
      if ((key as number) < 6) add(receiver, (key as number) + 3);
    },
    'entries deleted before their turn': (receiver, key) => receiver.delete((key as number) + 1),
    'the entry deleted and added again': (receiver, key) => {
      if (key === 1 && [...receiver.keys()][0] === 1) add(receiver, key as number, receiver.delete(1));
    },
    'all cleared and one added': (receiver, key) => {
      if (key === 2) add(receiver, 9, receiver.clear());
    },
  };
  function add(receiver: Entries, key: number, _before?: unknown): void {
    if (receiver instanceof Map) receiver.set(key, `v${key}`);
    else receiver.add(key);
  }

  it.each(Object.entries(changes))('live, with %s', async (_, change) => {
    const entries = [1, 2, 3].map((key) => [key, `v${key}`] as const);
    expect(await compare(() => new Map(entries), change)).not.toEqual([]);
    expect(await compare(() => new Set([1, 2, 3]), change)).not.toEqual([]);
  });

  it('one callback at a time, early exit by an error, and no callback no call', async () => {
    const seen: unknown[] = [];
    const promise = forEachSequential(new Set([1, 2, 3]), async (value) => {
      seen.push(`start ${value}`);
      await turn();
      seen.push(`end ${value}`);
      if (value === 2) throw new RangeError('stop');
    });
    await expect(promise).rejects.toThrow(RangeError);
    expect(seen).toEqual(['start 1', 'end 1', 'start 2', 'end 2']);
    await expect(forEachSequential(new Map(), undefined as never)).rejects.toThrow(TypeError);
  });

  it('have no map()', async () => {
    await expect(mapSequential(new Set([1]) as never, () => 1)).rejects.toThrow('Set.map is not a function');
  });

  it('of a class with its own forEach: that one counts', async () => {
    class Doubled extends Set<number> {
      override forEach(callback: (value: number, key: number, set: Set<number>) => void): void {
        super.forEach((value) => callback(value * 2, value, this));
      }
    }
    const seen: number[] = [];
    await forEachSequential(new Doubled([1, 2]), async (value: number) => void seen.push(value));
    expect(seen).toEqual([2, 4]);
  });

  it('of another realm', async () => {
    const map = runInNewContext('new Map([[1, 2]])') as Map<number, number>;
    const seen: unknown[] = [];
    await forEachSequential(map, async (value, key) => {
      await turn();
      if (key < 3) map.set(key + 1, value + 1);
      seen.push([key, value]);
    });
    expect(seen).toEqual([
      [1, 2],
      [2, 3],
      [3, 4],
    ]);
  });
});

describe('array classes', () => {
  class Rows extends Array<number> {}

  it('make results of their species', async () => {
    const rows = Rows.from([1, 2, 3]) as Rows;
    for (const result of [
      await mapSequential(rows, async (row) => row),
      await filterSequential(rows, async (row) => row > 1),
      await flatMapSequential(rows, async (row) => [row]),
    ]) {
      expect(result).toBeInstanceOf(Rows);
    }
  });

  it('may name another species, or none', async () => {
    const species = (value: unknown) => {
      class Special extends Array<number> {
        static override get [Symbol.species](): ArrayConstructor {
          return value as ArrayConstructor;
        }
      }
      return Special.from([1, 2]);
    };
    for (const other of [Array, undefined, null]) {
      const result = await mapSequential(species(other), async (row) => row);
      expect(Object.getPrototypeOf(result)).toBe(Array.prototype);
      expect(result).toEqual([1, 2]);
    }
    await expect(mapSequential(species(1), async (row) => row)).rejects.toThrow(TypeError);
    const mine = Object.assign([1], { constructor: 1 });
    await expect(mapSequential(mine, async (row) => row)).rejects.toThrow(TypeError);
    const plain = Object.assign([1], { constructor: undefined });
    expect(await mapSequential(plain, async (row) => row)).toEqual([1]);
  });

  it('define elements rather than set them', async () => {
    class Guarded extends Array<number> {}
    Object.defineProperty(Guarded.prototype, '0', {
      set() {
        throw new Error('setter called');
      },
    });
    const source = Guarded.from({ length: 0 }) as Guarded;
    Object.defineProperty(source, 0, { value: 7, writable: true, enumerable: true, configurable: true });
    expect([...(await mapSequential(source, async (row) => row + 1))]).toEqual([8]);
    expect([...(await filterSequential(source, async () => true))]).toEqual([7]);
    expect([...(await flatMapSequential(source, async (row) => [row]))]).toEqual([7]);
  });

  it('of another realm', async () => {
    const array = runInNewContext('[1, , 3]') as number[];
    expect(await mapSequential(array, async (x) => x * 2)).toHaveLength(3);
    expect(await reduceSequential(array, async (sum: number, x) => sum + x, 0)).toBe(4);
  });

  it('with a method of their own are not guessed at', async () => {
    class Query extends Array<number> {
      override map(): never[] {
        return [];
      }
    }
    class Bound extends Array<number> {
      override filter = super.filter.bind(this) as typeof Array.prototype.filter;
    }
    await expect(mapSequential(new Query(), async () => 1)).rejects.toThrow(/Query\.map\(\)/);
    await expect(filterSequential(new Bound(), async () => 1)).rejects.toThrow(/Bound\.filter\(\)/);
    expect(await findSequential(Query.from([4]), async () => true)).toBe(4);
  });
});

describe('finding out whose method it is', () => {
  it('takes a polyfill on the intrinsic prototype for the built-in method', async () => {
    const { map } = Array.prototype;
    try {
      Array.prototype.map = function polyfill(): never[] {
        return [];
      };
      expect(await mapSequential([1], async (x) => x + 1)).toEqual([2]);
    } finally {
      Object.defineProperty(Array.prototype, 'map', { value: map, enumerable: false });
    }
  });

  it('refuses a Proxy whose method is nowhere to be found', async () => {
    const hidden = Object.setPrototypeOf([1], null) as number[];
    const proxy = new Proxy(hidden, {
      get: (target, key): unknown => (key === 'map' ? () => [] : Reflect.get(target, key)),
    });
    await expect(mapSequential(proxy, async (x) => x)).rejects.toThrow(/map\(\) is not a built-in array method/);
  });
});

describe('typed arrays', () => {
  it('keep their class and convert what the callback resolves to', async () => {
    const result = await mapSequential(new Uint8Array([1, 2]), async (x) => x + 255);
    expect(result).toEqual(new Uint8Array([0, 1]));
    const big = await mapSequential(new BigInt64Array([1n]), async (x) => x + 1n);
    expect(big).toEqual(new BigInt64Array([2n]));
    expect(await filterSequential(Float32Array.of(1, 2), async (x) => x > 1)).toEqual(Float32Array.of(2));
  });

  it('check what their species made', async () => {
    const species = (value: unknown) =>
      Object.assign(Uint8Array.of(1, 2), { constructor: { [Symbol.species]: value } }) as Uint8Array;
    const run = (value: unknown) => mapSequential(species(value), async (x) => x);
    expect(await run(undefined)).toEqual(Uint8Array.of(1, 2));
    expect(await run(Int16Array)).toEqual(Int16Array.of(1, 2));
    await expect(run(Array)).rejects.toThrow(TypeError);
    await expect(run(BigInt64Array)).rejects.toThrow(/content type/);
    await expect(run(() => new Uint8Array(1))).rejects.toThrow(TypeError);
    await expect(run(function () { return new Uint8Array(1); })).rejects.toThrow(/too short/); // prettier-ignore
    const broken = Object.assign(Uint8Array.of(1), { constructor: 1 });
    await expect(mapSequential(broken, async (x) => x)).rejects.toThrow(TypeError);
  });

  it('with a detached buffer are refused, as by the method', async () => {
    const array = new Uint8Array(2);
    structuredClone(array.buffer, { transfer: [array.buffer] });
    await expect(mapSequential(array, async (x) => x)).rejects.toThrow(TypeError);
  });

  it('go on over elements that a detaching callback took away', async () => {
    const array = Uint8Array.of(1, 2);
    const seen: unknown[] = [];
    await forEachSequential(array, async (x) => {
      seen.push(x);
      if (seen.length === 1) structuredClone(array.buffer, { transfer: [array.buffer] });
    });
    expect(seen).toEqual([1, undefined]);
  });

  it('have no flatMap()', async () => {
    await expect(flatMapSequential(new Uint8Array(1) as never, () => 1)).rejects.toThrow(/flatMap is not a function/);
  });
});

describe('any other receiver', () => {
  const cursor = (...items: number[]) => ({
    items,
    forEach(callback: (item: number, position: string) => void, ...rest: unknown[]) {
      for (const [at, item] of items.entries()) callback.call(rest.length > 0 ? rest[0] : this, item, `#${at}`);
      return 'returned';
    },
  });

  it('runs its forEach() once and its calls in order, one at a time', async () => {
    const seen: unknown[] = [];
    const receiver = cursor(3, 1);
    const returned = await forEachSequential(receiver, async function (this: unknown, item: number, position: string) {
      seen.push([this === receiver, item, position]);
      await turn();
      seen.push('awaited');
    });
    expect(seen).toEqual([[true, 3, '#0'], 'awaited', [true, 1, '#1'], 'awaited']);
    expect(returned).toBe('returned');
  });

  it('passes thisArg only if it was given, also as undefined', async () => {
    const seen: unknown[] = [];
    const note = function (this: unknown) {
      'use strict';
      seen.push(this);
    };
    await forEachSequential(cursor(1), note, 'mine');
    await forEachSequential(cursor(1), note, undefined);
    expect(seen).toEqual(['mine', undefined]);
  });

  it('stops at the first error', async () => {
    const seen: number[] = [];
    const promise = forEachSequential(cursor(1, 2, 3), async (item: number) => {
      seen.push(item);
      if (item === 2) throw new RangeError('stop');
    });
    await expect(promise).rejects.toThrow(RangeError);
    expect(seen).toEqual([1, 2]);
  });

  it('waits for a forEach() that is async itself', async () => {
    const seen: number[] = [];
    const stream = {
      async forEach(callback: (item: number) => void) {
        await turn();
        callback(1);
        await turn();
        callback(2);
      },
    };
    await forEachSequential(stream, async (item: number) => void seen.push(item));
    expect(seen).toEqual([1, 2]);
  });

  it('refuses calls that come after forEach() has returned, instead of losing them', async () => {
    let late!: Promise<void>;
    const emitter = {
      forEach(callback: (item: number) => void) {
        late = turn().then(() => callback(1));
      },
    };
    await forEachSequential(emitter, async () => undefined);
    await expect(late).rejects.toThrow(/after it had returned/);
  });

  it('serves URLSearchParams, as an example', async () => {
    const seen: string[] = [];
    await forEachSequential(new URLSearchParams('a=1&b=2'), async (value, key) => void seen.push(`${key}${value}`));
    expect(seen).toEqual(['a1', 'b2']);
  });

  it('is refused where the value counts: only its own map() knows what to do with it', async () => {
    class Cursor {
      map() {
        return [];
      }
    }
    await expect(mapSequential(new Cursor() as never, async () => 1)).rejects.toThrow(/^Cursor\.map\(\)/);
    await expect(forEachSequential(new Cursor() as never, async () => 1)).rejects.toThrow('Cursor.forEach is not a');
    await expect(forEachSequential(cursor(1), undefined as never)).rejects.toThrow(TypeError);
  });
});
