import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Tag extends Model {}

const noted = (title) => Tag.objects.create({ title }).id;
const trimmed = (title) => title.trim();

const rules = { first: (row) => noted(row.title), second: (row) => noted(`${row.title}!`) };
const formats = { plain: (row) => trimmed(row.title), loud: (row) => row.title.toUpperCase() };
const steps = [(row) => noted(row.title)];
const hooks = new Set([(row) => noted(row.title)]);
const actions = Object.fromEntries([['note', (row) => noted(row.title)]]);
const rounds = Object.entries(rules);

export class Page extends Model {
  save(...args) {
    this.tag = Object.entries(rules)[0][1](this);
    return super.save(...args);
  }

  static {
    // orm-migrate: unresolved-receiver - save() calls Object.entries(rules)[0][1]() on a tuple
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Sheet extends Model {
  save(...args) {
    for (const entry of rounds.filter(([name]) => name !== 'second')) this.tag = entry[1](this);
    return super.save(...args);
  }

  static {
    // orm-migrate: unresolved-receiver - save() calls entry[1]() on a tuple
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Leaf extends Model {
  save(...args) {
    this.tag = rounds.find(([name]) => name === 'second')[1](this);
    return super.save(...args);
  }

  static {
    // orm-migrate: unresolved-receiver - save() calls rounds.find(([name]) => name ===
    //   'second')[1]() on a tuple
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Folio extends Model {
  save(...args) {
    this.tag = hooks.values().next().value(this);
    return super.save(...args);
  }

  static {
    // orm-migrate: unresolved-receiver - save() calls hooks.values().next().value() on a record
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Scroll extends Model {
  save(...args) {
    this.tag = actions.note(this);
    return super.save(...args);
  }

  static {
    // orm-migrate: unresolved-receiver - save() calls actions.note() on a record
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Slip extends Model {
  save(...args) {
    this.tag = steps[0](this);
    return super.save(...args);
  }

  static {
    // orm-migrate: unresolved-receiver - save() calls steps[0](), which may be called on something
    //   else than an array of function (anonymous)
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

/** None of these reaches the ORM. */
export class Card extends Model {
  save(...args) {
    this.title = Object.entries(formats)[0][1](this);
    return super.save(...args);
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    this.title = Object.entries(formats)[0][1](this);
    return await super.asave(...args);
  }
}
