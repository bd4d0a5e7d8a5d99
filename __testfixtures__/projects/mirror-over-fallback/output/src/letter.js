import { Document } from './document.js';

export class Letter extends Document {
  save(...args) {
    this.trail = ['letter'];
    const result = super.save(...args);
    this.trail = [...this.trail, 'sent'];
    return result;
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    this.trail = ['letter'];
    const result = await super.asave(...args);
    this.trail = [...this.trail, 'sent'];
    return result;
  }
}

export class Postcard extends Document {}

export class Parcel extends Letter {
  save(...args) {
    this.weight = (this.weight ?? 0) + 1;
    return super.save(...args);
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    this.weight = (this.weight ?? 0) + 1;
    return await super.asave(...args);
  }
}
