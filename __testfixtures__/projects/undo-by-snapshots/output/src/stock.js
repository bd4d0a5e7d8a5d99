import { Manager, Model, transaction, ValidationError } from './orm/index.js';

export class Counter extends Model {}

class ItemManager extends Manager {
  update(values) {
    return super.update({ ...values, changed: true });
  }

  /** Async variant of {@link update}. */
  async aupdate(values) {
    return await super.aupdate({ ...values, changed: true });
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

  /** Async variant of {@link save}. */
  async asave() {
    if (!this.name) throw new ValidationError('an item has a name', 'name');
    await transaction.aatomic(async () => {
      const [counter] = await Counter.objects.agetOrCreate('items', { value: 0 });
      counter.value += 1;
      await counter.asave();
      this.number ??= counter.value;
      await super.asave();
    });
  }

  delete() {
    if (this.reserved) throw new ValidationError(`${this.name} is reserved`);
    super.delete();
  }

  /** Async variant of {@link delete}. */
  async adelete() {
    if (this.reserved) throw new ValidationError(`${this.name} is reserved`);
    await super.adelete();
  }
}
