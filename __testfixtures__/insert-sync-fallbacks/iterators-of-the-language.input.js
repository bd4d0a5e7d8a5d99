import { Model } from 'orm';

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

  delete() {
    this.found = new Map([[1, 2]]).values().some((n) => Slot.objects.filter({ n }).exists());
    return super.delete();
  }

  refreshFromDb() {
    numbers().forEach((n) => Slot.objects.create({ n }));
    super.refreshFromDb();
  }
}

export class Rack extends Model {
  save() {
    this.trail.push(...[3, 4].values().map(take));
    super.save();
  }

  delete() {
    this.rows = Iterator.from([1, 2])
      .filter((n) => Slot.objects.filter({ n }).exists())
      .toArray();
    return super.delete();
  }

  refreshFromDb() {
    const [first] = new Set([5]).entries().map(([n]) => Slot.objects.create({ n }).n);
    this.trail.push(first);
    super.refreshFromDb();
  }
}
