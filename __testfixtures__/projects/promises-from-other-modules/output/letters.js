import { Model } from 'orm';
import { later } from './later.ts';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

/** @typedef {Promise<string>} Posted */
/** @typedef {import('./later.ts').Later} Sent */

export class Letter extends Model {
  /** @returns {Posted} */
  save() {
    super.save();
    return later('letter');
  }

  static {
    // orm-migrate: promise-result - save() gives a promise, which an async variant would unwrap
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Card extends Model {
  /** @returns {Sent} */
  save() {
    super.save();
    return later('card');
  }

  static {
    // orm-migrate: promise-result - save() gives a promise, which an async variant would unwrap
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Stamp extends Model {
  /** @returns {import('./later.ts').Delivery<string>} */
  save() {
    super.save();
    return this.delivery;
  }

  static {
    // orm-migrate: promise-result - save() gives a promise, which an async variant would unwrap
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}
