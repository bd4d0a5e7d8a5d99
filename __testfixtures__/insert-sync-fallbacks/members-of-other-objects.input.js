import { Model } from 'orm';

export class Entry extends Model {}

const audit = {
  record(text) {
    Entry.objects.create({ text });
  },
};

/** It holds a function of another object, and would not hold its variant. */
const api = { record: audit.record };

export class Order extends Model {
  save(...args) {
    api.record('order');
    return super.save(...args);
  }
}

export class Parcel extends Model {
  save(...args) {
    audit.record('parcel');
    return super.save(...args);
  }
}
