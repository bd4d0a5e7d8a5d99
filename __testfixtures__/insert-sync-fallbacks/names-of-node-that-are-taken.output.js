import { EventEmitter } from 'node:events';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export const done = [];

class Store {
  putSync(what) {
    done.push(what);
  }

  async put(what) {
    await Promise.resolve();
    done.push(what);
  }
}

/** `delete` is a word of the language. */
function deleteSync(store, what) {
  store.putSync(`no ${what}`);
}

/** `queueMicrotask` is the platform's, and used below. */
function queueMicrotaskSync(store, what) {
  store.putSync(`queued ${what}`);
}

export function later(action) {
  queueMicrotask(action);
}

/** No counterpart of Node's has another name than with Sync. */
function remember(store, what) {
  store.putSync(`remember ${what}`);
}

/** The base has an emit() of its own, which cannot be read here. */
class Bus extends EventEmitter {
  constructor(store) {
    super();
    this.store = store;
  }

  emitSync(what) {
    this.store.putSync(`emit ${what}`);
  }
}

export class Removing extends Store {
  putSync(what) {
    deleteSync(new Store(), what);
    super.putSync(what);
  }

  static {
    // orm-migrate: name-collision - putSync() calls deleteSync(), which would be named `delete`
    fallbackToSyncVariant(this.prototype, 'putSync', 'put');
  }
}

export class Queueing extends Store {
  putSync(what) {
    queueMicrotaskSync(new Store(), what);
    super.putSync(what);
  }

  static {
    // orm-migrate: name-collision - putSync() calls queueMicrotaskSync(), which needs the name
    //   queueMicrotask, which is taken
    fallbackToSyncVariant(this.prototype, 'putSync', 'put');
  }
}

export class Remembering extends Store {
  putSync(what) {
    remember(new Store(), what);
    super.putSync(what);
  }

  static {
    // orm-migrate: unsupported-form - putSync() calls remember(), which has a name that the naming
    //   rule gives no async variant
    fallbackToSyncVariant(this.prototype, 'putSync', 'put');
  }
}

export class Emitting extends Store {
  putSync(what) {
    new Bus(new Store()).emitSync(what);
    super.putSync(what);
  }

  static {
    // orm-migrate: name-collision - putSync() calls Bus.emitSync(), which needs the name emit,
    //   which a base that cannot be read may have
    fallbackToSyncVariant(this.prototype, 'putSync', 'put');
  }
}

export class Awaited extends Store {
  /** With a then() it would be a promise itself. */
  thenSync(what) {
    super.putSync(`then ${what}`);
  }

  putSync(what) {
    this.thenSync(what);
    super.putSync(what);
  }

  static {
    // orm-migrate: name-collision - putSync() calls Awaited.thenSync(), which would be named
    //   `then`, which runs without being called
    fallbackToSyncVariant(this.prototype, 'putSync', 'put');
  }
}
