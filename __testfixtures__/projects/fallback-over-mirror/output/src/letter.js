import { Document } from './document.js';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Letter extends Document {
  save(...args) {
    this.trail = ['letter'];
    eval('this.trail.push("eval")');
    return super.save(...args);
  }

  static {
    // orm-migrate: dynamic-call - save() runs code from a string with eval()
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Postcard extends Letter {}

export class Parcel extends Letter {
  save(...args) {
    const result = super.save(...args);
    this.trail = [...this.trail, 'parcel'];
    return result;
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    const result = await super.asave(...args);
    this.trail = [...this.trail, 'parcel'];
    return result;
  }
}
