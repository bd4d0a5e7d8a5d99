import { Model } from 'orm';

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
}
