import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

class Audit extends Model {}

/** The team's own base: both of its sides run the same hook. */
class Record extends Model {
  beforeSave() {}

  save(options) {
    this.beforeSave();
    return super.save(options);
  }

  async asave(options) {
    this.beforeSave();
    return super.asave(options);
  }
}

export class Note extends Record {
  beforeSave() {
    this.title = this.title.trim();
  }

  save(options) {
    this.saves = (this.saves ?? 0) + 1;
    return super.save(options);
  }

  /** Async variant of {@link save}. */
  async asave(options) {
    this.saves = (this.saves ?? 0) + 1;
    return await super.asave(options);
  }
}

export class Contract extends Record {
  beforeSave() {
    Audit.objects.create({ contract: this.title });
  }

  save(options) {
    this.saves = (this.saves ?? 0) + 1;
    return super.save(options);
  }

  static {
    // orm-migrate: opaque-call - save() calls super.save(), whose async variant runs
    //   Contract.beforeSave() as it is, which reaches the ORM
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}
