import { BridgedStore, Store } from './stores.js';

export class Counter extends Store {
  putSync(key, value) {
    this.puts = (this.puts ?? 0) + 1;
    super.putSync(key, value + this.puts);
  }
}

export class BridgedCounter extends BridgedStore {
  putSync(key, value) {
    this.puts = (this.puts ?? 0) + 1;
    super.putSync(key, value + this.puts);
  }
}

export class TimedCounter extends BridgedStore {
  putSync(key, value) {
    queueMicrotask(() => super.putSync(`${key}.later`, value));
    super.putSync(key, value);
  }
}
