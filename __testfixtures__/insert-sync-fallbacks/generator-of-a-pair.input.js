import { Model } from 'orm';

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
}

/** What is left for later would run while the async one is waited for. */
export class Later extends Journal {
  *read() {
    queueMicrotask(() => Entry.objects.create({ title: 'later' }));
    yield 'one';
    yield 'two';
  }
}

/** An async generator would give what comes of the promises. */
export class Promising extends Journal {
  *read() {
    for (const title of super.read()) yield Promise.resolve(title);
  }
}

/** It works before it gives something to iterate over, and not when that is asked for. */
export class Counted extends Journal {
  read() {
    Entry.objects.create({ title: 'counted' });
    return super.read();
  }
}

export class Listed extends Journal {
  read() {
    return [...super.read()].reverse();
  }
}

/** What is kept could be iterated over anywhere. */
export class Kept extends Journal {
  *read() {
    const titles = super.read();
    for (const title of titles) yield title;
  }
}

export class Stepped extends Journal {
  *read() {
    yield super.read().next().value;
  }
}

export class Digest extends Model {
  save(...args) {
    const [first] = new Kept().read();
    this.first = first;
    super.save(...args);
  }
}
