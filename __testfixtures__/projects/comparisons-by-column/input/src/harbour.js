import { QueuedStore } from './store/queued.js';
import { Store } from './store/store.js';

export class Berths extends Store {
  static shelf = 'berths';

  put({ name, metres }) {
    if (!(metres > 0)) throw new RangeError(`${name} has ${metres} m`);
    return super.put({ name, metres, free: metres });
  }

  drop(where) {
    const before = this.sum('metres');
    const n = super.drop(where);
    new Changes().put({ name: `berths ${before}`, metres: this.sum('metres') - before });
    return n;
  }
}

export class Changes extends Store {
  static shelf = 'changes';
}

/** Calls come from the queue. */
export class Ships extends QueuedStore {
  static shelf = 'ships';
  seen = 0;

  put(row) {
    this.seen += 1;
    return super.put({ ...row, seen: this.seen });
  }

  drop(where) {
    this.seen -= 1;
    return super.drop(where);
  }
}
