import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Line extends Model {}

function store(line) {
  line.position = Line.objects.count();
  line.save();
}

const isNew = (line) => !Line.objects.filter({ text: line.text }).exists();

export class Invoice extends Model {
  save(...args) {
    super.save(...args);
    const lines = this.texts.map((text) => new Line({ text }));
    const fresh = lines.filter(isNew);
    fresh.forEach(store);
    fresh.forEach((line) => this.check(line));
    return fresh.length;
  }

  static {
    // orm-migrate: unresolved-receiver - save() calls store(), which calls line.save(), and what
    //   that is called on cannot be told
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }

  check(line) {
    line.refreshFromDb();
    this.checked = [...(this.checked ?? []), line.position];
  }
}
