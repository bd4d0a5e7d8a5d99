import { provide } from 'crates';
import { Shelf, Store } from './shelf.js';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

/** The tapes of the calls. Who makes a shelf besides, and with which store, is up to the container. */
export class TapeShelf extends Shelf {
  file(tape) {
    super.file(tape);
    this.store.flush();
  }

  static {
    // orm-migrate: unresolved-receiver - file() calls this.store.flush(), and what that is called
    //   on cannot be told
    fallbackToSyncVariant(this.prototype, 'file', 'afile');
  }
}

provide('tapes', TapeShelf);

export function openShelf() {
  return new TapeShelf(new Store());
}
