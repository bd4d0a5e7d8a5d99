import { Model } from 'orm';
import { later } from './later.ts';

/** @typedef {Promise<string>} Posted */
/** @typedef {import('./later.ts').Later} Sent */

export class Letter extends Model {
  /** @returns {Posted} */
  save() {
    super.save();
    return later('letter');
  }
}

export class Card extends Model {
  /** @returns {Sent} */
  save() {
    super.save();
    return later('card');
  }
}

export class Stamp extends Model {
  /** @returns {import('./later.ts').Delivery<string>} */
  save() {
    super.save();
    return this.delivery;
  }
}
