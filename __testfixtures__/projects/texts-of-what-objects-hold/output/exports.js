import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Visit extends Model {}

/** Counts the visits when it is made a text. */
class Loan {
  constructor(id) {
    this.id = id;
  }

  toJSON() {
    return { id: this.id, visits: Visit.objects.count() };
  }
}

class Label {
  constructor(text) {
    this.text = text;
  }

  toString() {
    return `${this.text} ${Visit.objects.count()}`;
  }
}

class Basket {
  constructor() {
    this.loan = new Loan(3);
  }
}

class Shelf {
  loans = [new Loan(4)];
}

class Desk {
  #loan = new Loan(5);

  get loan() {
    return this.#loan;
  }
}

class Parcel {
  loan = new Loan(6);

  toJSON() {
    return { weight: 2 };
  }
}

class Crate {
  content = new Loan(7);

  toJSON() {
    return { content: [this.content] };
  }
}

export class FromFields extends Model {
  save(options) {
    this.text = JSON.stringify(new Basket());
    return super.save(options);
  }

  static {
    // orm-migrate: implicit-call - save() calls JSON.stringify(), which may run Loan.toJSON(),
    //   which reaches the ORM
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class FromCopies extends Model {
  save(options) {
    const shelf = new Shelf();
    this.text = JSON.stringify({ ...shelf });
    return super.save(options);
  }

  static {
    // orm-migrate: implicit-call - save() calls JSON.stringify(), which may run Loan.toJSON(),
    //   which reaches the ORM
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class FromAssignments extends Model {
  save(options) {
    const row = {};
    row.loan = new Loan(8);
    this.text = JSON.stringify(row);
    return super.save(options);
  }

  static {
    // orm-migrate: implicit-call - save() calls JSON.stringify(), which may run Loan.toJSON(),
    //   which reaches the ORM
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class FromRecords extends Model {
  save(options) {
    const row = Object.create(null);
    row.loan = new Loan(9);
    this.text = JSON.stringify([row]);
    return super.save(options);
  }

  static {
    // orm-migrate: implicit-call - save() calls JSON.stringify(), which may run Loan.toJSON(),
    //   which reaches the ORM
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class FromResults extends Model {
  save(options) {
    this.text = JSON.stringify({ crate: new Crate() });
    return super.save(options);
  }

  static {
    // orm-migrate: implicit-call - save() calls JSON.stringify(), which may run Loan.toJSON(),
    //   which reaches the ORM
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class FromKeys extends Model {
  save(options) {
    this.text = Object.keys({ [new Label('a')]: 1 }).join();
    return super.save(options);
  }

  static {
    // orm-migrate: implicit-call - save() turns new Label('a') into a primitive by
    //   Label.toString(), which reaches the ORM
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class FromKeysSet extends Model {
  save(options) {
    const counts = {};
    counts[new Label('b')] = 1;
    this.text = Object.keys(counts).join();
    return super.save(options);
  }

  static {
    // orm-migrate: implicit-call - save() turns new Label('b') into a primitive by
    //   Label.toString(), which reaches the ORM
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

/** What is private, or not part of what `toJSON()` gives, becomes no text. */
export class FromOthers extends Model {
  save(options) {
    this.text = JSON.stringify([new Desk(), new Parcel()]);
    return super.save(options);
  }

  /** Async variant of {@link save}. */
  async asave(options) {
    this.text = JSON.stringify([new Desk(), new Parcel()]);
    return await super.asave(options);
  }
}
