import { Model } from 'orm';

/** The name of the runtime's helper means something else here. */
const fallbackToSyncVariant = new Map();

export class Timer extends Model {
  save() {
    fallbackToSyncVariant.set(this.id, this);
    setTimeout(() => super.save(), 0);
  }
}

export class Audited extends Model {
  get save() {
    return () => {
      this.audited = true;
      return Model.prototype.save.call(this);
    };
  }
}

export class Settled extends Model {
  get save() {
    return undefined;
  }
}
