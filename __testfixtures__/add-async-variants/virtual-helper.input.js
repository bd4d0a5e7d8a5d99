import { Model } from 'orm';

export class Draft extends Model {
  save(...args) {
    this.prepare();
    return super.save(...args);
  }

  prepare() {
    this.prepared = true;
  }
}

export class NumberedDraft extends Draft {
  prepare() {
    super.prepare();
    this.number = NumberedDraft.objects.count() + 1;
  }
}
