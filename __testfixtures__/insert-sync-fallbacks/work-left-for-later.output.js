import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

const later = (action) => Promise.resolve().then(action);

export class Order extends Model {
  /** The reaction reads the id, which is there once save() is over; a mirror would still wait for it. */
  save() {
    Promise.resolve().then(() => {
      this.receipt = `receipt of ${this.id}`;
    });
    super.save();
  }

  static {
    // orm-migrate: nested-callback - save() schedules work by Promise.resolve().then() that would
    //   run before the end
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Parcel extends Model {
  announce() {
    later(() => {
      this.announced = this.id;
    });
  }

  save() {
    this.announce();
    super.save();
  }

  static {
    // orm-migrate: nested-callback - save() calls Parcel.announce() → later(), which schedules work
    //   by Promise.resolve().then() that would run before the end
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Batch extends Model {
  save() {
    for (const name of this.names) {
      super.save();
      queueMicrotask(() => {
        this.last = [name, this.id];
      });
    }
  }

  static {
    // orm-migrate: nested-callback - save() schedules work by queueMicrotask() that would run
    //   before the end
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Note extends Model {
  /** Nothing is waited for any more when the reaction is asked for. */
  save() {
    super.save();
    Promise.resolve().then(() => {
      this.stored = true;
    });
  }

  /** Async variant of {@link save}. */
  async asave() {
    await super.asave();
    Promise.resolve().then(() => {
      this.stored = true;
    });
  }
}
