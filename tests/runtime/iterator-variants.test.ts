import { afterAll, beforeAll, describe, expect, expectTypeOf, it } from 'vitest';
import {
  autoFallback,
  bridgeDelegatingVariants,
  checkVariants,
  fallbackToSyncVariant,
  setRolloutPhase,
  withSyncFallback,
} from '../../runtime/src/index.ts';

beforeAll(() => setRolloutPhase('silent'));
afterAll(() => setRolloutPhase(undefined));

type Row = number;

/** What a native ORM brings. */
class Table {
  readonly log: string[] = [];

  *stream(): Generator<Row, string, string | undefined> {
    this.log.push('begins');
    try {
      for (const row of [1, 2, 3]) {
        const sent = yield row;
        if (sent !== undefined) this.log.push(sent);
      }
      return 'done';
    } finally {
      this.log.push('ends');
    }
  }
  async *streamAsync(): AsyncGenerator<Row, string, string | undefined> {
    throw new Error('the native variant ran');
  }
}

class Doubled extends Table {
  override *stream(): Generator<Row, string, string | undefined> {
    this.log.push('doubles');
    for (const row of super.stream()) yield row * 2;
    return 'doubled';
  }
  static {
    fallbackToSyncVariant(this.prototype, 'stream', 'streamAsync');
  }
}

class Shifted extends Doubled {
  override async *streamAsync(): AsyncGenerator<Row, string, string | undefined> {
    for await (const row of super.streamAsync()) yield row + 1;
    return 'shifted';
  }
  override *stream(): Generator<Row, string, string | undefined> {
    for (const row of super.stream()) yield row + 1;
    return 'shifted';
  }
}

async function listed(rows: AsyncIterable<Row>): Promise<Row[]> {
  const found: Row[] = [];
  for await (const row of rows) found.push(row);
  return found;
}

describe('a fallback below an async generator', () => {
  it('gives on what the sync variant yields, and what it returns', async () => {
    expect(await listed(new Doubled().streamAsync())).toEqual([2, 4, 6]);
    const rows = new Doubled().streamAsync();
    for (let at = 0; at < 3; at += 1) await rows.next();
    expect(await rows.next()).toEqual({ done: true, value: 'doubled' });
  });

  it('runs nothing before the first value is asked for', async () => {
    const table = new Doubled();
    const rows = table.streamAsync();
    await Promise.resolve();
    expect(table.log).toEqual([]);
    await rows.next();
    expect(table.log).toEqual(['doubles', 'begins']);
  });

  it('passes on the end of a loop, errors and what is sent', async () => {
    const left = new Doubled();
    for await (const row of left.streamAsync()) if (row === 2) break;
    expect(left.log).toEqual(['doubles', 'begins', 'ends']);

    const failed = new Doubled();
    const rows = failed.streamAsync();
    await rows.next();
    await expect(rows.throw(new RangeError('no'))).rejects.toThrow('no');
    expect(failed.log).toEqual(['doubles', 'begins', 'ends']);

    class Plain extends Table {}
    Object.defineProperty(Plain.prototype, 'stream', { value: Table.prototype.stream, configurable: true });
    fallbackToSyncVariant(Plain.prototype, 'stream', 'streamAsync');
    const asked = new Plain();
    const answers = asked.streamAsync();
    await answers.next();
    await answers.next('hello');
    expect(asked.log).toEqual(['begins', 'hello']);
  });

  it('follows the home rule: a mirror above it runs each override once', async () => {
    const table = new Shifted();
    expect(await listed(table.streamAsync())).toEqual([3, 5, 7]);
    expect(table.log).toEqual(['doubles', 'begins', 'ends']);
    class Last extends Doubled {
      override *stream(): Generator<Row, string, string | undefined> {
        for (const row of super.stream()) yield -row;
        return 'last';
      }
    }
    expect(await listed(new Last().streamAsync())).toEqual([-2, -4, -6]);
  });

  it('is one again below another fallback, and with autoFallback()', async () => {
    class More extends Doubled {
      override *stream(): Generator<Row, string, string | undefined> {
        yield 0;
        return yield* super.stream();
      }
    }
    fallbackToSyncVariant(More.prototype, 'stream', 'streamAsync');
    expect(await listed(new More().streamAsync())).toEqual([0, 2, 4, 6]);
    class Auto extends Table {
      override *stream(): Generator<Row, string, string | undefined> {
        yield 9;
        return '';
      }
    }
    autoFallback(Auto, { stream: 'streamAsync' });
    expect(await listed(new Auto().streamAsync())).toEqual([9]);
  });

  it('is refused when the first value is asked for', async () => {
    setRolloutPhase('error');
    const rows = new Doubled().streamAsync();
    const first = rows.next();
    setRolloutPhase('silent');
    await expect(first).rejects.toMatchObject({ code: 'ERR_FALLBACK_REFUSED' });
  });
});

describe('the option `iterator`', () => {
  /** What compilers make of an async generator, or one that is passed on. */
  class Passing {
    stream(): Iterable<Row> {
      return [1, 2];
    }
    streamAsync(): AsyncIterable<Row> {
      return new Table().streamAsync();
    }
  }

  it('says that an async iterator is given, where the base does not show it', async () => {
    class Own extends Passing {
      override stream(): Iterable<Row> {
        return [...super.stream(), 3];
      }
    }
    fallbackToSyncVariant(Own.prototype, 'stream', 'streamAsync', { iterator: true });
    expect(await listed(new Own().streamAsync())).toEqual([1, 2, 3]);
  });

  it('can only be true', () => {
    class Own extends Passing {}
    const options = { iterator: false } as unknown as { iterator: true };
    expect(() => fallbackToSyncVariant(Own.prototype, 'stream', 'streamAsync', options)).toThrow('`iterator`');
  });
});

describe('other variants of async generators', () => {
  class Delegating extends Table {
    override async *streamAsync(): AsyncGenerator<Row, string, string | undefined> {
      return yield* this.stream();
    }
  }
  bridgeDelegatingVariants(Delegating, { stream: 'streamAsync' });

  it('a bridge gives an async iterator, and runs an override once', async () => {
    class Mirrored extends Delegating {
      override *stream(): Generator<Row, string, string | undefined> {
        for (const row of super.stream()) yield row * 10;
        return '';
      }
      override async *streamAsync(): AsyncGenerator<Row, string, string | undefined> {
        for await (const row of super.streamAsync()) yield row * 10;
        return '';
      }
    }
    expect(await listed(new Mirrored().streamAsync())).toEqual([10, 20, 30]);
    expect(await listed(new Delegating().streamAsync())).toEqual([1, 2, 3]);
  });

  it('withSyncFallback() gives what its native variant gives', async () => {
    class Orm extends Table {}
    const native = async function* (this: Orm): AsyncGenerator<Row> {
      yield* [7, 8];
    };
    const variant = withSyncFallback({ home: Orm.prototype, sync: 'stream', async: 'streamAsync', native });
    expectTypeOf(variant).returns.toEqualTypeOf<AsyncGenerator<Row>>();
    Object.defineProperty(Orm.prototype, 'streamAsync', { value: variant, configurable: true });
    expect(await listed(new Orm().streamAsync())).toEqual([1, 2, 3]);
    setRolloutPhase('native');
    expect(await listed(new Orm().streamAsync())).toEqual([7, 8]);
    setRolloutPhase('silent');
  });

  it('are no wrappers to checkVariants()', () => {
    expect(checkVariants([Shifted], { stream: 'streamAsync' }).map(({ code }) => code)).toEqual([
      'ORM_MIGRATE_FALLBACK',
    ]);
  });

  it('on an instance is a mirror, and no spy', async () => {
    const table = new Doubled();
    Object.assign(table, {
      stream: undefined,
      streamAsync: async function* (this: Doubled) {
        yield* Doubled.prototype.streamAsync.call(this);
      },
    });
    Reflect.deleteProperty(table, 'stream');
    expect(await listed(table.streamAsync())).toEqual([2, 4, 6]);
  });
});
