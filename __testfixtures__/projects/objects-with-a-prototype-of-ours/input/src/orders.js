import { Store } from './store.js';

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
}

/** Its log is its own, whoever makes it. */
export class Plain extends Store {
  static table = 'plain';
  #log = new Log();
  put(row) {
    this.#log.put({ what: row.name });
    return super.put(row);
  }
}
