import { Base } from '../orm/base.js';

export class Counter extends Base {
  save(...args) {
    this.count = (this.count ?? 0) + 1;
    return super.save(...args);
  }
}

export class LimitedCounter extends Counter {
  save(...args) {
    if (this.count >= 2) throw new RangeError('full');
    return super.save(...args);
  }
}
