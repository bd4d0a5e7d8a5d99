import { Model } from 'orm';
import { asAsync } from 'as-async';

export class Entry extends Model {}

export class Journal {
  *read() {
    for (const entry of Entry.objects.all()) yield entry.title;
  }

  /** A promise of a list, or something to iterate over asynchronously: that is for the wrapper to say. */
  aread() {
    return asAsync(this, 'read');
  }
}

export class Numbered extends Journal {
  *read() {
    let number = 0;
    for (const title of super.read()) yield `${++number} ${title}`;
  }
}

export class Streamed {
  *read() {
    yield 'row';
  }

  async *aread() {
    yield 'row';
  }
}

/** An override of the async side that gives another thing than its base's. */
export class Mixed extends Streamed {
  async aread() {
    return [];
  }
}

export class Titled extends Mixed {
  *read() {
    yield 'title';
  }
}

export class Digest extends Model {
  save(...args) {
    this.lines = [...new Journal().read()];
    super.save(...args);
  }
}

/** What is written says it. */
export class Written {
  *read() {
    yield 'row';
  }

  /** @returns {AsyncIterable<string>} */
  aread() {
    return asAsync(this, 'rows');
  }
}

export class Doubled extends Written {
  *read() {
    for (const row of super.read()) yield row + row;
  }
}
