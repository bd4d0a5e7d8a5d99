import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Event extends Model {}

const arecord = 'a record';

function record(kind) {
  return Event.objects.create({ kind, label: arecord });
}

export class Door extends Model {
  save(...args) {
    record('door');
    return super.save(...args);
  }

  static {
    // orm-migrate: name-collision - save() calls record(), which needs the name arecord, which is
    //   taken
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}
