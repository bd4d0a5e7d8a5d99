import { EventEmitter } from 'node:events';
import { Model } from 'orm';

export class Reading extends Model {}

export class Sensor extends Model {
  save(...args) {
    const port = new EventEmitter();
    port.on('data', (value) => Reading.objects.create({ value }));
    port.emit('data', 1);
    return super.save(...args);
  }
}

export class Meter extends Model {
  save(...args) {
    const text = 'a1'.replace(/\d/, (digit) => Reading.objects.filter({ value: Number(digit) }).count());
    super.save(...args);
    return text;
  }

  delete() {
    JSON.stringify([1], (key, value) => {
      if (key === '0') Reading.objects.create({ value });
      return value;
    });
    return super.delete();
  }

  refreshFromDb() {
    this.loaded = new Promise((resolve) => resolve(super.refreshFromDb()));
  }
}
