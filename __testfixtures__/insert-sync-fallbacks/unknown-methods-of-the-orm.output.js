import { Manager, Model, QuerySet } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Entry extends Model {}

const entries = new Manager(Entry);

/** The ORM's manager has it, and nobody says what it does. */
export class Ledger extends Model {
  save() {
    entries.rebuild(this);
    super.save();
  }

  static {
    // orm-migrate: unresolved-receiver - save() calls entries.rebuild() on manager, of which
    //   rebuild() is not known
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
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

  static {
    // orm-migrate: unresolved-receiver - save() calls Sheet.copyTo(), which calls other.adopt() on
    //   model, of which adopt() is not known
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Index extends Model {
  save() {
    new QuerySet(Entry).compact();
    super.save();
  }

  static {
    // orm-migrate: unresolved-receiver - save() calls new QuerySet(Entry).compact() on queryset, of
    //   which compact() is not known
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}
