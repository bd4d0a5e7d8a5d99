import { Model } from 'orm';

export class Workflow extends Model {
  save(...args) {
    for (const step of this.steps) this[step]();
    return super.save(...args);
  }

  prepare() {
    this.prepared = true;
  }
}
