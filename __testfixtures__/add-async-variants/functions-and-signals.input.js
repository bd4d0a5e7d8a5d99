import { getObjectOr404, Model, Signal } from 'orm';

export const saved = new Signal();

export class Shop extends Model {}

export class Offer extends Model {
  save(...args) {
    this.shop = getObjectOr404(Shop, { id: this.shopId }).name;
    super.save(...args);
    return saved.send(this, { created: true });
  }
}
