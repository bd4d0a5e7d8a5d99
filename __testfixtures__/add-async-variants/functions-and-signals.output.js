import { getObjectOr404, Model, Signal, agetObjectOr404 } from 'orm';

export const saved = new Signal();

export class Shop extends Model {}

export class Offer extends Model {
  save(...args) {
    this.shop = getObjectOr404(Shop, { id: this.shopId }).name;
    super.save(...args);
    return saved.send(this, { created: true });
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    this.shop = (await agetObjectOr404(Shop, { id: this.shopId })).name;
    await super.asave(...args);
    return await saved.asend(this, { created: true });
  }
}
