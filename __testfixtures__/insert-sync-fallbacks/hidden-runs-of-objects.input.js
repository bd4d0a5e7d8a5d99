import { Model } from 'orm';

export class Entry extends Model {}

const settings = {
  get limit() {
    return Entry.objects.count();
  },
};

const rows = {
  *[Symbol.iterator]() {
    yield Entry.objects.count();
  },
};

const counted = (action) => (text) => action(text);
const record = counted((text) => Entry.objects.create({ text }));

function load() {
  return eval('Entry.objects.count()');
}

export class Gauge extends Model {
  get level() {
    return 1;
  }

  set level(value) {
    Entry.objects.create({ value });
  }

  /** An assignment with an operator runs the setter, too. */
  save(...args) {
    this.level += 1;
    return super.save(...args);
  }

  /** A spread runs the getters. */
  delete(...args) {
    this.options = { ...settings };
    return super.delete(...args);
  }
}

export class Table extends Model {
  save(...args) {
    this.rows = [...rows];
    return super.save(...args);
  }

  delete(...args) {
    record('deleted');
    return super.delete(...args);
  }

  refreshFromDb(...args) {
    this.count = load();
    return super.refreshFromDb(...args);
  }
}

export class Lamp extends Model {
  light() {
    this.lit = true;
  }

  save(...args) {
    this.light();
    return super.save(...args);
  }
}

/** What stands in the class is not what runs. */
Object.assign(Lamp.prototype, {
  light() {
    Entry.objects.create({ lit: true });
  },
});
