import { Entity } from '@shop/core';

export class Order extends Entity {
  save(...args) {
    this.number = Order.objects.count() + 1;
    return super.save(...args);
  }
}
