import { Model } from 'orm';

export class Size extends Model {
  save(...args) {
    this.unit ??= 'm';
    return super.save(...args);
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    this.unit ??= 'm';
    return await super.asave(...args);
  }
}