import { Model } from 'orm';

export class Order extends Model {
  save(...args) {
    super.save(...args);
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    await super.asave(...args);
  }
}