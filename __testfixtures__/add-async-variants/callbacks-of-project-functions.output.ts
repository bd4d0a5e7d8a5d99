import { Model } from 'orm';
import { forEachSequential } from 'orm-migrate-runtime';

export class Attempt extends Model {
  note = '';
}

const spans: string[] = [];
let depth = 0;

/** Tries once more. */
export function withRetry<R>(work: () => R, times = 2): R {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return work();
    } catch (error) {
      if (attempt === times) throw error;
    }
  }
}

/** Async variant of {@link withRetry}. */
export async function awithRetry<R>(work: () => Promise<R> | R, times = 2): Promise<R> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === times) throw error;
    }
  }
}

function withLock<R>(key: string, work: (key: string) => R): R {
  depth += 1;
  try {
    return work(`${key}:${String(depth)}`);
  } finally {
    depth -= 1;
  }
}

/** Async variant of {@link withLock}. */
async function awithLock<R>(key: string, work: (key: string) => Promise<R> | R): Promise<R> {
  depth += 1;
  try {
    return await work(`${key}:${String(depth)}`);
  } finally {
    depth -= 1;
  }
}

const timed = <R>(name: string, work: () => R): R => {
  const result = work();
  spans.push(name);
  return result;
};

/** Async variant of {@link timed}. */
const atimed = async <R>(name: string, work: () => Promise<R> | R): Promise<R> => {
  const result = await work();
  spans.push(name);
  return result;
};

/** Hops: a callback that is given on, and one that is called in another. */
function guarded<R>(name: string, work: () => R): R {
  return timed(name, () => withLock(name, () => work()));
}

/** Async variant of {@link guarded}. */
async function aguarded<R>(name: string, work: () => Promise<R> | R): Promise<R> {
  return await atimed(name, async () => await awithLock(name, async () => await work()));
}

function twice(work: () => void): void {
  withRetry(work);
  withRetry(work);
}

/** Async variant of {@link twice}. */
async function atwice(work: () => Promise<void> | void): Promise<void> {
  await awithRetry(work);
  await awithRetry(work);
}

function tap<T>(value: T, effect: (value: T) => void): T {
  effect(value);
  return value;
}

/** Async variant of {@link tap}. */
async function atap<T>(value: T, effect: (value: T) => Promise<void> | void): Promise<T> {
  await effect(value);
  return value;
}

function notify(done?: (ok: boolean) => void): void {
  done?.(true);
}

/** Async variant of {@link notify}. */
async function anotify(done?: (ok: boolean) => Promise<void> | void): Promise<void> {
  await done?.(true);
}

function settle(onSuccess: (() => void) | null, label: string): string {
  if (onSuccess && typeof onSuccess === 'function') onSuccess();
  return label;
}

/** Async variant of {@link settle}. */
async function asettle(onSuccess: (() => Promise<void> | void) | null, label: string): Promise<string> {
  if (onSuccess && typeof onSuccess === 'function') await onSuccess();
  return label;
}

function groupBy<T, K>(rows: readonly T[], keyOf: (row: T, index: number) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  rows.forEach((row, index) => {
    const key = keyOf(row, index);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  });
  return groups;
}

/** Async variant of {@link groupBy}. */
async function agroupBy<T, K>(rows: readonly T[], keyOf: (row: T, index: number) => Promise<K> | K): Promise<Map<K, T[]>> {
  const groups = new Map<K, T[]>();
  await forEachSequential(rows, async (row, index) => {
    const key = await keyOf(row, index);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  });
  return groups;
}

function logged(text: string): string {
  return withRetry(() => text.toUpperCase());
}

export class Order extends Model {
  label = '';
  total = 0;
  seen: unknown[] = [];

  override save(options?: object): unknown {
    this.label = logged('order');
    return withRetry(() => super.save(options));
  }

  /** Async variant of {@link save}. */
  override async asave(options?: object): Promise<unknown> {
    this.label = logged('order');
    return await awithRetry(async () => await super.asave(options));
  }

  override delete(): unknown {
    const count = timed('delete', (): number => Attempt.objects.filter({ note: this.label }).count());
    return guarded('delete', () => [count, super.delete()]);
  }

  /** Async variant of {@link delete}. */
  override async adelete(): Promise<unknown> {
    const count = await atimed('delete', async (): Promise<number> => await Attempt.objects.filter({ note: this.label }).acount());
    return await aguarded('delete', async () => [count, await super.adelete()]);
  }

  override refreshFromDb(): unknown {
    twice(() => {
      Attempt.objects.create({ note: 'twice' });
    });
    notify((ok) => {
      if (ok) Attempt.objects.create({ note: 'notified' });
    });
    notify();
    this.label = settle(() => super.refreshFromDb(), 'fresh');
    const groups = groupBy(['a', 'b', 'a'], (note, index) => Attempt.objects.filter({ note }).count() + index);
    this.seen.push([...groups.keys()], [...groupBy([1, 2, 3], (n) => n % 2).keys()]);
    return spans.length;
  }

  /** Async variant of {@link refreshFromDb}. */
  override async arefreshFromDb(): Promise<unknown> {
    await atwice(async () => {
      await Attempt.objects.acreate({ note: 'twice' });
    });
    await anotify(async (ok) => {
      if (ok) await Attempt.objects.acreate({ note: 'notified' });
    });
    notify();
    this.label = await asettle(async () => await super.arefreshFromDb(), 'fresh');
    const groups = await agroupBy(['a', 'b', 'a'], async (note, index) => (await Attempt.objects.filter({ note }).acount()) + index);
    this.seen.push([...groups.keys()], [...groupBy([1, 2, 3], (n) => n % 2).keys()]);
    return spans.length;
  }
}

/** Methods of a class, and a chain of overrides. */
export class Document extends Model {
  trail: string[] = [];

  protected transact<R>(work: (trail: string[]) => R): R {
    return work.call(this, this.trail);
  }

  /** Async variant of {@link transact}. */
  protected async atransact<R>(work: (trail: string[]) => Promise<R> | R): Promise<R> {
    return await work.call(this, this.trail);
  }

  static measure<R>(work: () => R): R {
    return work();
  }

  /** Async variant of {@link measure}. */
  static async ameasure<R>(work: () => Promise<R> | R): Promise<R> {
    return await work();
  }

  #step<R>(name: string, work: () => R): R {
    this.trail.push(name);
    return work();
  }

  /** Async variant of {@link #step}. */
  async #astep<R>(name: string, work: () => Promise<R> | R): Promise<R> {
    this.trail.push(name);
    return await work();
  }

  override save(): unknown {
    return this.#step('save', () =>
      this.transact((trail) => {
        trail.push('in');
        return Document.measure(() => super.save());
      }),
    );
  }

  /** Async variant of {@link save}. */
  override async asave(): Promise<unknown> {
    return await this.#astep('save', async () =>
      await this.atransact(async (trail) => {
        trail.push('in');
        return await Document.ameasure(async () => await super.asave());
      }),
    );
  }

  override delete(): unknown {
    this.#step('plain', () => 1);
    return this.transact(() => super.delete());
  }

  /** Async variant of {@link delete}. */
  override async adelete(): Promise<unknown> {
    this.#step('plain', () => 1);
    return await this.atransact(async () => await super.adelete());
  }
}

export class Letter extends Document {
  protected override transact<R>(work: (trail: string[]) => R): R {
    this.trail.push('letter');
    return super.transact(work);
  }

  /** Async variant of {@link transact}. */
  protected override async atransact<R>(work: (trail: string[]) => Promise<R> | R): Promise<R> {
    this.trail.push('letter');
    return await super.atransact(work);
  }
}

/** A function that stands in the method itself, and one that has a name. */
export class Parcel extends Model {
  weight = 0;

  override save(): unknown {
    const attempt = <R>(work: () => R): R => {
      try {
        return work();
      } finally {
        this.weight += 1;
      }
    };
    attempt(() => 2);
    return attempt(() => super.save());
  }

  /** Async variant of {@link save}. */
  override async asave(): Promise<unknown> {
    const attempt = async <R>(work: () => Promise<R> | R): Promise<R> => {
      try {
        return await work();
      } finally {
        this.weight += 1;
      }
    };
    await attempt(() => 2);
    return await attempt(async () => await super.asave());
  }

  override delete(): unknown {
    const work = (): unknown => super.delete();
    return withRetry(work);
  }

  /** Async variant of {@link delete}. */
  override async adelete(): Promise<unknown> {
    const work = async (): Promise<unknown> => await super.adelete();
    return await awithRetry(work);
  }

  weigh(): number {
    return Attempt.objects.count() + this.weight;
  }

  override refreshFromDb(): unknown {
    super.refreshFromDb();
    return [withRetry(countAttempts), tap(1, () => undefined), tap(2, (id) => Attempt.objects.create({ id }))];
  }

  /** Async variant of {@link refreshFromDb}. */
  override async arefreshFromDb(): Promise<unknown> {
    await super.arefreshFromDb();
    return [await awithRetry(acountAttempts), tap(1, () => undefined), await atap(2, async (id) => await Attempt.objects.acreate({ id }))];
  }
}

function countAttempts(): number {
  return Attempt.objects.count();
}

/** Async variant of {@link countAttempts}. */
async function acountAttempts(): Promise<number> {
  return await Attempt.objects.acount();
}
