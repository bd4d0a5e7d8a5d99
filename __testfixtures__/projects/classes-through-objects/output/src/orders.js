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

const kinds = [];

export class Registered extends Store {
  static made = [];
  static register() {
    kinds.push(this);
    return this;
  }
  constructor(log) {
    super();
    this.log = log;
    Registered.made.push(new.target);
  }
}

export class Destructured extends Store {
  static table = 'destructured';
  constructor(log) {
    super();
    this.log = log;
  }
  put(row) {
    this.log.put({ what: row.name });
    return super.put(row);
  }
  static {
    // orm-migrate: unresolved-receiver - put() calls this.log.put(), which may be called on
    //   something else than Memory
    fallbackToSyncVariant(this.prototype, 'put', 'aput');
  }
}

export class Named extends Store {
  static table = 'named';
  constructor(log) {
    super();
    this.log = log;
  }
  put(row) {
    this.log.put({ what: row.name });
    return super.put(row);
  }
  static {
    // orm-migrate: unresolved-receiver - put() calls this.log.put(), which may be called on
    //   something else than Memory
    fallbackToSyncVariant(this.prototype, 'put', 'aput');
  }
}

export class Reflected extends Store {
  static table = 'reflected';
  constructor(log) {
    super();
    this.log = log;
  }
  put(row) {
    this.log.put({ what: row.name });
    return super.put(row);
  }
  static {
    // orm-migrate: unresolved-receiver - put() calls this.log.put(), which may be called on
    //   something else than Memory
    fallbackToSyncVariant(this.prototype, 'put', 'aput');
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
    // orm-migrate: unresolved-receiver - put() calls this.log.put(), which may be called on
    //   something else than Memory
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
    // orm-migrate: unresolved-receiver - put() calls this.log.put(), which may be called on
    //   something else than Memory
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
    // orm-migrate: unresolved-receiver - put() calls this.log.put(), which may be called on
    //   something else than Memory
    fallbackToSyncVariant(this.prototype, 'put', 'aput');
  }
}

export class Listed extends Registered {
  static table = 'listed';
  put(row) {
    this.log.put({ what: row.name });
    return super.put(row);
  }

  static {
    // orm-migrate: unresolved-receiver - put() calls this.log.put(), which may be called on
    //   something else than Memory
    fallbackToSyncVariant(this.prototype, 'put', 'aput');
  }
}

Listed.register();

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
