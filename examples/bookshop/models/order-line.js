import { integer, Model } from '../orm/index.js';
import { Book } from './book.js';
import { Order } from './order.js';

export class OrderLine extends Model {
  static table = 'orderLines';
  static fields = {
    ...super.fields,
    orderId: integer(),
    bookId: integer(),
    quantity: integer({ initial: 1 }),
    unitPrice: integer(), // in cents
  };

  save(options) {
    // The price of the day the book was ordered, whatever it costs later.
    this.unitPrice ??= Book.objects.get({ id: this.bookId }).price;
    super.save(options);
    Order.objects.get({ id: this.orderId }).recalculateTotal();
    return this;
  }
}
