import { provide } from 'crates';
import { Shelf, Store } from './shelf.js';

/** The tapes of the calls. Who makes a shelf besides, and with which store, is up to the container. */
export class TapeShelf extends Shelf {
  file(tape) {
    super.file(tape);
    this.store.flush();
  }
}

provide('tapes', TapeShelf);

export function openShelf() {
  return new TapeShelf(new Store());
}
