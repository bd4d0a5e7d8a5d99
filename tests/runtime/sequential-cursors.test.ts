/** Database cursors: their async variants may or may not wait for the callback. */
import { describe, expect, it } from 'vitest';
import { collect, forEachSequential, mapSequential } from '../../runtime/src/index.ts';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A Meteor server's cursor waits for each callback; Minimongo's, in the browser, drops the promise. */
class Cursor {
  readonly documents = ['a', 'b', 'c'];
  readonly waits: boolean;

  constructor(waits: boolean) {
    this.waits = waits;
  }

  forEach(): never {
    throw new Error('a sync operation');
  }

  map(): never {
    throw new Error('a sync operation');
  }

  async forEachAsync(
    callback: (document: string, index: number, cursor: Cursor) => unknown,
    self?: unknown,
  ): Promise<void> {
    await this.mapAsync(callback, self);
  }

  async mapAsync(
    callback: (document: string, index: number, cursor: Cursor) => unknown,
    self?: unknown,
  ): Promise<unknown[]> {
    const results: unknown[] = [];
    for (const [index, document] of this.documents.entries()) {
      const result = callback.call(self, document, index, this);
      results.push(this.waits ? await result : result);
    }
    return results;
  }
}

describe.each([true, false])('a cursor that waits for its callback: %s', (waits) => {
  it('forEach runs one callback after the other, and waits for the last', async () => {
    const log: string[] = [];
    const cursor = new Cursor(waits);
    await forEachSequential(
      cursor,
      async function (this: unknown, ...[document, index, whole]: unknown[]) {
        log.push(`start ${String(document)} ${String(index)} ${String(this)} ${String(whole === cursor)}`);
        await turn();
        log.push(`end ${String(document)}`);
      },
      'self',
    );
    expect(log).toEqual([
      'start a 0 self true',
      'end a',
      'start b 1 self true',
      'end b',
      'start c 2 self true',
      'end c',
    ]);
  });

  it('map gives the awaited values in order', async () => {
    const upper = async (...[document]: unknown[]): Promise<string> => {
      await turn();
      return String(document).toUpperCase();
    };
    expect(await mapSequential(new Cursor(waits), upper)).toEqual(['A', 'B', 'C']);
  });

  it('stops at the first failure', async () => {
    const seen: unknown[] = [];
    const run = forEachSequential(new Cursor(waits), async (...[document]: unknown[]) => {
      await turn();
      seen.push(document);
      if (document === 'b') throw new RangeError('enough');
    });
    await expect(run).rejects.toThrow(RangeError);
    await turn();
    expect(seen).toEqual(['a', 'b']);
  });
});

describe('collect', () => {
  it('runs a query through its async iterator', async () => {
    const query = {
      [Symbol.iterator]: (): never => {
        throw new Error('a sync operation');
      },
      async *[Symbol.asyncIterator]() {
        await turn();
        yield 1;
        yield 2;
      },
    };
    expect(await collect<number>(query)).toEqual([1, 2]);
  });

  it('copies what is only iterable, and awaits no element of it', async () => {
    const promise = Promise.resolve(1);
    const [copy] = await collect([promise]);
    expect(copy).toBe(promise);
    expect(await collect('ab')).toEqual(['a', 'b']);
    await expect(collect(null as unknown as string)).rejects.toThrow(TypeError);
  });
});
