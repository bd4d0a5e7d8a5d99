import { Model } from 'orm';

export class Counter extends Model {
  save(...args) {
    this.count = (this.count ?? 0) + 1;
    return super.save(...args);
  }
  delete() {
    return this.count > 0 ? super.delete() : 0;
  }
}
