import { Model } from 'orm';

export class Entity extends Model {
  save(...args) {
    this.entity = true;
    return super.save(...args);
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    this.entity = true;
    return await super.asave(...args);
  }
}
