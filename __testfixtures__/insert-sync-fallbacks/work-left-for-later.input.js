import { Model } from 'orm';

const later = (action) => Promise.resolve().then(action);

export class Order extends Model {
  /** The reaction reads the id, which is there once save() is over; a mirror would still wait for it. */
  save() {
    Promise.resolve().then(() => {
      this.receipt = `receipt of ${this.id}`;
    });
    super.save();
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
}

export class Note extends Model {
  /** Nothing is waited for any more when the reaction is asked for. */
  save() {
    super.save();
    Promise.resolve().then(() => {
      this.stored = true;
    });
  }
}
