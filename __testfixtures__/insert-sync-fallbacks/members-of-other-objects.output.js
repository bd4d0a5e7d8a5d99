import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Entry extends Model {}

const audit = {
  record(text) {
    Entry.objects.create({ text });
  },

  /** Async variant of {@link record}. */
  async arecord(text) {
    await Entry.objects.acreate({ text });
  },
};

/** It holds a function of another object, and would not hold its variant. */
const api = { record: audit.record };

export class Order extends Model {
  save(...args) {
    api.record('order');
    return super.save(...args);
  }

  static {
    // orm-migrate: unreachable-variant - save() calls api.record() as a member of something that is
    //   not its own
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Parcel extends Model {
  save(...args) {
    audit.record('parcel');
    return super.save(...args);
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    await audit.arecord('parcel');
    return await super.asave(...args);
  }
}
