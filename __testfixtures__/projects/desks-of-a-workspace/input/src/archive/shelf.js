import { later, now } from '../orm/journal.js';

export class Store {
  flush() {
    now('flush');
  }

  async aflush() {
    await later('flush');
  }
}

export class Shelf {
  constructor(store) {
    this.store = store;
  }

  file(tape) {
    now(`file ${tape.title}`);
  }

  async afile(tape) {
    await later(`file ${tape.title}`);
  }
}
