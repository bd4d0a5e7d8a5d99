import { QueuedStore } from './store/queued.js';
import { Store } from './store/store.js';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Berths extends Store {
  static shelf = 'berths';

  put({ name, metres }) {
    if (!(metres > 0)) throw new RangeError(`${name} has ${metres} m`);
    return super.put({ name, metres, free: metres });
  }

  /** Async variant of {@link put}. */
  async aput({ name, metres }) {
    if (!(metres > 0)) throw new RangeError(`${name} has ${metres} m`);
    return await super.aput({ name, metres, free: metres });
  }

  drop(where) {
    const before = this.sum('metres');
    const n = super.drop(where);
    new Changes().put({ name: `berths ${before}`, metres: this.sum('metres') - before });
    return n;
  }

  /** Async variant of {@link drop}. */
  async adrop(where) {
    const before = await this.asum('metres');
    const n = await super.adrop(where);
    await new Changes().aput({ name: `berths ${before}`, metres: (await this.asum('metres')) - before });
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

  static {
    // orm-migrate: delegating-base - the base's aput() calls put(): queued() names 'put'
    fallbackToSyncVariant(this.prototype, 'put', 'aput');
  }

  drop(where) {
    this.seen -= 1;
    return super.drop(where);
  }

  static {
    // orm-migrate: delegating-base - the base's adrop() calls drop(): scheduled() names 'drop'
    fallbackToSyncVariant(this.prototype, 'drop', 'adrop');
  }
}
