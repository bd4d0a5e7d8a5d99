import { Base } from '../orm/base.js';

export class Counter extends Base {
  save(...args) {
    this.count = (this.count ?? 0) + 1;
    return super.save(...args);
  }

  delete() {
    this.count = 0;
    return super.delete();
  }
}
