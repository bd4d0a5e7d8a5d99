import { Model } from 'orm';

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

function withLock<R>(key: string, work: (key: string) => R): R {
  depth += 1;
  try {
    return work(`${key}:${String(depth)}`);
  } finally {
    depth -= 1;
  }
}

const timed = <R>(name: string, work: () => R): R => {
  const result = work();
  spans.push(name);
  return result;
};

/** Hops: a callback that is given on, and one that is called in another. */
function guarded<R>(name: string, work: () => R): R {
  return timed(name, () => withLock(name, () => work()));
}

function twice(work: () => void): void {
  withRetry(work);
  withRetry(work);
}

function tap<T>(value: T, effect: (value: T) => void): T {
  effect(value);
  return value;
}

function notify(done?: (ok: boolean) => void): void {
  done?.(true);
}

function settle(onSuccess: (() => void) | null, label: string): string {
  if (onSuccess && typeof onSuccess === 'function') onSuccess();
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

  override delete(): unknown {
    const count = timed('delete', (): number => Attempt.objects.filter({ note: this.label }).count());
    return guarded('delete', () => [count, super.delete()]);
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
}

/** Methods of a class, and a chain of overrides. */
export class Document extends Model {
  trail: string[] = [];

  protected transact<R>(work: (trail: string[]) => R): R {
    return work.call(this, this.trail);
  }

  static measure<R>(work: () => R): R {
    return work();
  }

  #step<R>(name: string, work: () => R): R {
    this.trail.push(name);
    return work();
  }

  override save(): unknown {
    return this.#step('save', () =>
      this.transact((trail) => {
        trail.push('in');
        return Document.measure(() => super.save());
      }),
    );
  }

  override delete(): unknown {
    this.#step('plain', () => 1);
    return this.transact(() => super.delete());
  }
}

export class Letter extends Document {
  protected override transact<R>(work: (trail: string[]) => R): R {
    this.trail.push('letter');
    return super.transact(work);
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

  override delete(): unknown {
    const work = (): unknown => super.delete();
    return withRetry(work);
  }

  weigh(): number {
    return Attempt.objects.count() + this.weight;
  }

  override refreshFromDb(): unknown {
    super.refreshFromDb();
    return [withRetry(countAttempts), tap(1, () => undefined), tap(2, (id) => Attempt.objects.create({ id }))];
  }
}

function countAttempts(): number {
  return Attempt.objects.count();
}
