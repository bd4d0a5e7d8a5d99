import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Slot extends Model {}

function* numbers() {
  yield 1;
  yield 2;
}

const take = (n) => Slot.objects.create({ n }).n;

/** An iterator calls back when it is asked for more: in between other code runs. */
export class Shelf extends Model {
  save() {
    const taken = [1, 2].values().map((n) => Slot.objects.create({ n }).n);
    this.trail.push('between');
    for (const n of taken) this.trail.push(n);
    super.save();
  }

  static {
    // orm-migrate: nested-callback - save() reaches the ORM inside a [1, 2].values().map() callback
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }

  delete() {
    this.found = new Map([[1, 2]]).values().some((n) => Slot.objects.filter({ n }).exists());
    return super.delete();
  }

  static {
    // orm-migrate: nested-callback - delete() reaches the ORM inside a new Map([[1,
    //   2]]).values().some() callback
    fallbackToSyncVariant(this.prototype, 'delete', 'adelete');
  }

  refreshFromDb() {
    numbers().forEach((n) => Slot.objects.create({ n }));
    super.refreshFromDb();
  }

  static {
    // orm-migrate: nested-callback - refreshFromDb() reaches the ORM inside a numbers().forEach()
    //   callback
    fallbackToSyncVariant(this.prototype, 'refreshFromDb', 'arefreshFromDb');
  }
}

export class Rack extends Model {
  save() {
    this.trail.push(...[3, 4].values().map(take));
    super.save();
  }

  static {
    // orm-migrate: method-value - save() passes on take, a function that reaches the ORM (take())
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }

  delete() {
    this.rows = Iterator.from([1, 2])
      .filter((n) => Slot.objects.filter({ n }).exists())
      .toArray();
    return super.delete();
  }

  static {
    // orm-migrate: nested-callback - delete() reaches the ORM inside an Iterator.from([1, 2])
    //   .filter() callback
    fallbackToSyncVariant(this.prototype, 'delete', 'adelete');
  }

  refreshFromDb() {
    const [first] = new Set([5]).entries().map(([n]) => Slot.objects.create({ n }).n);
    this.trail.push(first);
    super.refreshFromDb();
  }

  static {
    // orm-migrate: nested-callback - refreshFromDb() reaches the ORM inside a new
    //   Set([5]).entries().map() callback
    fallbackToSyncVariant(this.prototype, 'refreshFromDb', 'arefreshFromDb');
  }
}
