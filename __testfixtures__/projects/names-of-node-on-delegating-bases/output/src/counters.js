import { BridgedStore, Store } from './stores.js';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Counter extends Store {
  putSync(key, value) {
    this.puts = (this.puts ?? 0) + 1;
    super.putSync(key, value + this.puts);
  }

  static {
    // orm-migrate: delegating-base - the base's put() calls putSync()
    fallbackToSyncVariant(this.prototype, 'putSync', 'put');
  }
}

export class BridgedCounter extends BridgedStore {
  putSync(key, value) {
    this.puts = (this.puts ?? 0) + 1;
    super.putSync(key, value + this.puts);
  }

  /** Async variant of {@link putSync}. */
  async put(key, value) {
    this.puts = (this.puts ?? 0) + 1;
    await super.put(key, value + this.puts);
  }
}

export class TimedCounter extends BridgedStore {
  putSync(key, value) {
    queueMicrotask(() => super.putSync(`${key}.later`, value));
    super.putSync(key, value);
  }

  static {
    // orm-migrate: nested-callback - putSync() reaches the ORM inside a queueMicrotask() callback
    fallbackToSyncVariant(this.prototype, 'putSync', 'put');
  }
}
