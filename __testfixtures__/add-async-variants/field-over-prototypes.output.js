import { Model } from 'orm';

export class Entry extends Model {}

/** Every object has a record() of its own, whatever the prototypes of subclasses say. */
export class Device extends Model {
  record = (text) => {
    Entry.objects.create({ text });
    return text.length;
  };

  /** Async variant of {@link record}. */
  arecord = async (text) => {
    await Entry.objects.acreate({ text });
    return text.length;
  };
}

export class Meter extends Device {}

Meter.prototype.record = function () {
  return 0;
};

/** Async variant of {@link record}. */
Meter.prototype.arecord = async function () {
  return 0;
};

export class Plan extends Model {
  save(...args) {
    this.length = new Meter({ name: this.name }).record('planned');
    return super.save(...args);
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    this.length = await new Meter({ name: this.name }).arecord('planned');
    return await super.asave(...args);
  }
}
