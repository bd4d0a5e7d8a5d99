import { Model } from 'orm';

const lines = [];

class Span {
  constructor(name) {
    this.name = name;
  }

  [Symbol.dispose]() {
    lines.push(`end ${this.name}`);
  }
}

class Steps {
  *[Symbol.iterator]() {
    yield 'cut';
    yield 'sew';
  }
}

class Even {
  static [Symbol.hasInstance](value) {
    return value % 2 === 0;
  }
}

const defaults = new Proxy({}, { get: (_, name) => String(name).length, has: () => true });

/** Has nothing to do with iterators, whatever its name. */
export class Sequence extends Model {
  static next() {
    return Sequence.objects.count();
  }
}

export class Coat extends Model {
  save() {
    using span = new Span('save');
    this.steps = [...new Steps()].join();
    this.size = defaults.medium;
    this.even = 4 instanceof Even;
    this.known = 'large' in defaults;
    delete this.draft;
    for (const line of this.notes ?? []) lines.push(line);
    this.number = Sequence.next();
    super.save();
    lines.push(span.name);
    this.lines = lines.length;
  }
}
