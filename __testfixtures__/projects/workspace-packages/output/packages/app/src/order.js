import { Entity } from '@shop/core';

export class Order extends Entity {
  save(...args) {
    this.number = Order.objects.count() + 1;
    return super.save(...args);
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    this.number = (await Order.objects.acount()) + 1;
    return await super.asave(...args);
  }
}
