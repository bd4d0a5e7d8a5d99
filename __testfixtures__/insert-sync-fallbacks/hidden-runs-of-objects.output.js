import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

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

  static {
    // orm-migrate: accessor - save() writes this.level, an accessor that reaches the ORM
    //   (Gauge.level)
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }

  /** A spread runs the getters. */
  delete(...args) {
    this.options = { ...settings };
    return super.delete(...args);
  }

  static {
    // orm-migrate: lazy-relation - delete() reads all members of settings by limit, which reaches
    //   the ORM
    fallbackToSyncVariant(this.prototype, 'delete', 'adelete');
  }
}

export class Table extends Model {
  save(...args) {
    this.rows = [...rows];
    return super.save(...args);
  }

  static {
    // orm-migrate: implicit-call - save() iterates over rows by [iterator](), which reaches the ORM
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }

  delete(...args) {
    record('deleted');
    return super.delete(...args);
  }

  static {
    // orm-migrate: nested-callback - delete() calls record(), which may call a callback that
    //   reaches the ORM
    fallbackToSyncVariant(this.prototype, 'delete', 'adelete');
  }

  refreshFromDb(...args) {
    this.count = load();
    return super.refreshFromDb(...args);
  }

  static {
    // orm-migrate: dynamic-call - refreshFromDb() calls load(), which runs code from a string with
    //   eval()
    fallbackToSyncVariant(this.prototype, 'refreshFromDb', 'arefreshFromDb');
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

  static {
    // orm-migrate: unresolved-receiver - save() calls this.light() on Lamp, whose light is assigned
    //   elsewhere
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

/** What stands in the class is not what runs. */
Object.assign(Lamp.prototype, {
  light() {
    Entry.objects.create({ lit: true });
  },
});
