import { Model } from 'orm';

export class Entry extends Model {}

/** A reader of a package's own: `read()` and `aread()` are a pair, and give what is iterated over. */
export class Journal {
  *read(prefix) {
    for (const entry of Entry.objects.all()) yield prefix + entry.title;
    return 'end';
  }

  async *aread(prefix) {
    for await (const entry of Entry.objects.all()) yield prefix + entry.title;
    return 'end';
  }

  latest() {
    return this.read('');
  }

  alatest() {
    return this.aread('');
  }
}

export class Numbered extends Journal {
  *read(prefix) {
    let number = 0;
    try {
      for (const title of super.read(prefix)) {
        const reply = yield `${++number} ${title}`;
        if (reply === 'note') Entry.objects.create({ title: `noted ${number}` });
      }
    } finally {
      Entry.objects.create({ title: `read ${number}` });
    }
  }
}

export class Framed extends Numbered {
  * /* in order */ read(prefix) {
    yield Entry.objects.count();
    yield* [1, 2];
    return yield* super.read(`${prefix}>`);
  }

  latest() {
    return super.latest();
  }
}

export class Quiet extends Journal {
  *read() {
    yield 'nothing';
  }
}

export class Digest extends Model {
  save(...args) {
    const journal = new Framed();
    this.lines = [];
    for (const line of journal.read('-')) {
      if (this.lines.push(line) > 4) break;
    }
    this.all = [...new Numbered().read('+'), ...new Quiet().read()];
    this.some = Array.from(journal.latest());
    this.unique = new Set(new Journal().read(''));
    super.save(...args);
  }
}
