import { Manager, Model, transaction, ValidationError } from './orm/index.js';

export class Counter extends Model {}

class ItemManager extends Manager {
  update(values) {
    return super.update({ ...values, changed: true });
  }
}

export class Item extends Model {
  static get objects() {
    return new ItemManager(this);
  }

  save() {
    if (!this.name) throw new ValidationError('an item has a name', 'name');
    transaction.atomic(() => {
      const [counter] = Counter.objects.getOrCreate('items', { value: 0 });
      counter.value += 1;
      counter.save();
      this.number ??= counter.value;
      super.save();
    });
  }

  delete() {
    if (this.reserved) throw new ValidationError(`${this.name} is reserved`);
    super.delete();
  }
}
