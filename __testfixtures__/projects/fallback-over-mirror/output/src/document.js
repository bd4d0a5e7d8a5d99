import { Model } from 'orm';

export class Document extends Model {
  save(...args) {
    this.trail = [...(this.trail ?? []), 'document'];
    return super.save(...args);
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    this.trail = [...(this.trail ?? []), 'document'];
    return await super.asave(...args);
  }
}
