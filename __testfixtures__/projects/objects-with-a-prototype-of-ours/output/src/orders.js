import { Store } from './store.js';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Log extends Store {
  static table = 'log';
}

/** A log for rehearsals, which has no async side. */
export class Memory {
  kept = [];
  put(row) {
    this.kept.push(row);
    return this.kept.length;
  }
}

export class Inheriting extends Store {
  static table = 'inheriting';
  constructor(log) {
    super();
    this.log = log;
  }
  put(row) {
    this.log.put({ what: row.name });
    return super.put(row);
  }
  static {
    // orm-migrate: unresolved-receiver - put() calls this.log.put() on either Log or Memory
    fallbackToSyncVariant(this.prototype, 'put', 'aput');
  }
}

export class Prototyped extends Store {
  static table = 'prototyped';
  constructor(log) {
    super();
    this.log = log;
  }
  put(row) {
    this.log.put({ what: row.name });
    return super.put(row);
  }
  static {
    // orm-migrate: unresolved-receiver - put() calls this.log.put() on either Log or Memory
    fallbackToSyncVariant(this.prototype, 'put', 'aput');
  }
}

export class Described extends Store {
  static table = 'described';
  constructor(log) {
    super();
    this.log = log;
  }
  put(row) {
    this.log.put({ what: row.name });
    return super.put(row);
  }
  static {
    // orm-migrate: unresolved-receiver - put() calls this.log.put() on either Log or Memory
    fallbackToSyncVariant(this.prototype, 'put', 'aput');
  }
}

/** Its log is its own, whoever makes it. */
export class Plain extends Store {
  static table = 'plain';
  #log = new Log();
  put(row) {
    this.#log.put({ what: row.name });
    return super.put(row);
  }

  /** Async variant of {@link put}. */
  async aput(row) {
    await this.#log.aput({ what: row.name });
    return await super.aput(row);
  }
}
