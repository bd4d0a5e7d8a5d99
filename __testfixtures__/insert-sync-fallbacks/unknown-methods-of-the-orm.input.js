import { Manager, Model, QuerySet } from 'orm';

export class Entry extends Model {}

const entries = new Manager(Entry);

/** The ORM's manager has it, and nobody says what it does. */
export class Ledger extends Model {
  save() {
    entries.rebuild(this);
    super.save();
  }
}

/** What is known of it runs nothing. */
export class Page extends Model {
  save() {
    this.entries = entries.filter({ page: this.id });
    super.save();
  }
}

/** So with any other object of the ORM. */
export class Sheet extends Model {
  /** @param {Model} other */
  copyTo(other) {
    other.adopt(this);
  }

  save() {
    this.copyTo(this.twin);
    super.save();
  }
}

export class Index extends Model {
  save() {
    new QuerySet(Entry).compact();
    super.save();
  }
}
