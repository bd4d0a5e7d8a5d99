import { Model } from 'orm';

class Record extends Model {
  save(...args) {
    this.trail = [...(this.trail ?? []), 'record'];
    return super.save(...args);
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    this.trail = [...(this.trail ?? []), 'record'];
    return await super.asave(...args);
  }
}

class Document extends Record {
  get extension() {
    return 'txt';
  }
}

export class Letter extends Document {
  save(...args) {
    this.trail = [...(this.trail ?? []), 'letter'];
    this.name = `letter.${this.extension}`;
    return super.save(...args);
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    this.trail = [...(this.trail ?? []), 'letter'];
    this.name = `letter.${this.extension}`;
    return await super.asave(...args);
  }
}
