import { EventEmitter } from 'node:events';
import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Reading extends Model {}

export class Sensor extends Model {
  save(...args) {
    const port = new EventEmitter();
    port.on('data', (value) => Reading.objects.create({ value }));
    port.emit('data', 1);
    return super.save(...args);
  }

  static {
    // orm-migrate: unresolved-receiver - save() calls port.emit(), which may run a listener that
    //   reaches the ORM
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Meter extends Model {
  save(...args) {
    const text = 'a1'.replace(/\d/, (digit) => Reading.objects.filter({ value: Number(digit) }).count());
    super.save(...args);
    return text;
  }

  static {
    // orm-migrate: nested-callback - save() reaches the ORM inside a 'a1'.replace() callback
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }

  delete() {
    JSON.stringify([1], (key, value) => {
      if (key === '0') Reading.objects.create({ value });
      return value;
    });
    return super.delete();
  }

  static {
    // orm-migrate: nested-callback - delete() reaches the ORM inside a JSON.stringify() callback
    fallbackToSyncVariant(this.prototype, 'delete', 'adelete');
  }

  refreshFromDb() {
    this.loaded = new Promise((resolve) => resolve(super.refreshFromDb()));
  }

  static {
    // orm-migrate: nested-callback - refreshFromDb() reaches the ORM inside a new Promise()
    //   callback
    fallbackToSyncVariant(this.prototype, 'refreshFromDb', 'arefreshFromDb');
  }
}
