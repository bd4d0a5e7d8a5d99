import { EventEmitter } from 'node:events';

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
}

export class Queueing extends Store {
  putSync(what) {
    queueMicrotaskSync(new Store(), what);
    super.putSync(what);
  }
}

export class Remembering extends Store {
  putSync(what) {
    remember(new Store(), what);
    super.putSync(what);
  }
}

export class Emitting extends Store {
  putSync(what) {
    new Bus(new Store()).emitSync(what);
    super.putSync(what);
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
}
