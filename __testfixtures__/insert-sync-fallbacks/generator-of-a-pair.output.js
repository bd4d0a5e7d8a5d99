import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Entry extends Model {}

export class Journal {
  *read() {
    for (const entry of Entry.objects.all()) yield entry.title;
  }

  async *aread() {
    for await (const entry of Entry.objects.all()) yield entry.title;
  }
}

/** Its async side calls the sync one. */
export class Delegating {
  *read() {
    for (const entry of Entry.objects.all()) yield entry.title;
  }

  async *aread() {
    yield* this.read();
  }
}

export class Below extends Delegating {
  *read() {
    for (const title of super.read()) yield `below ${title}`;
  }

  static {
    // orm-migrate: delegating-base - the base's aread() calls read()
    fallbackToSyncVariant(this.prototype, 'read', 'aread', { iterator: true });
  }
}

/** What is left for later would run while the async one is waited for. */
export class Later extends Journal {
  *read() {
    queueMicrotask(() => Entry.objects.create({ title: 'later' }));
    yield 'one';
    yield 'two';
  }

  static {
    // orm-migrate: nested-callback - read() reaches the ORM inside a queueMicrotask() callback
    fallbackToSyncVariant(this.prototype, 'read', 'aread', { iterator: true });
  }
}

/** An async generator would give what comes of the promises. */
export class Promising extends Journal {
  *read() {
    for (const title of super.read()) yield Promise.resolve(title);
  }

  static {
    // orm-migrate: promise-result - read() yields a promise, which an async variant would unwrap
    fallbackToSyncVariant(this.prototype, 'read', 'aread', { iterator: true });
  }
}

/** It works before it gives something to iterate over, and not when that is asked for. */
export class Counted extends Journal {
  read() {
    Entry.objects.create({ title: 'counted' });
    return super.read();
  }

  static {
    // orm-migrate: generator - read() gives an iterator, and works on the ORM before it does
    fallbackToSyncVariant(this.prototype, 'read', 'aread', { iterator: true });
  }
}

export class Listed extends Journal {
  read() {
    return [...super.read()].reverse();
  }

  static {
    // orm-migrate: generator - read() gives something to iterate over, and what it does for that
    //   would have to wait
    fallbackToSyncVariant(this.prototype, 'read', 'aread', { iterator: true });
  }
}

/** What is kept could be iterated over anywhere. */
export class Kept extends Journal {
  *read() {
    const titles = super.read();
    for (const title of titles) yield title;
  }

  static {
    // orm-migrate: queryset-iteration - read() calls super.read(), whose async variant gives an
    //   async iterator
    fallbackToSyncVariant(this.prototype, 'read', 'aread', { iterator: true });
  }
}

export class Stepped extends Journal {
  *read() {
    yield super.read().next().value;
  }

  static {
    // orm-migrate: queryset-iteration - read() calls super.read(), whose async variant gives an
    //   async iterator
    fallbackToSyncVariant(this.prototype, 'read', 'aread', { iterator: true });
  }
}

export class Digest extends Model {
  save(...args) {
    const [first] = new Kept().read();
    this.first = first;
    super.save(...args);
  }

  static {
    // orm-migrate: queryset-iteration - save() calls new Kept().read(), whose async variant gives
    //   an async iterator
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}
