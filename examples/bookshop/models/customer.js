import { integer, IntegrityError, json, Manager, text, transaction } from '../orm/index.js';
import { Book } from './book.js';
import { Order } from './order.js';
import { Review } from './review.js';
import { TimestampedModel } from './timestamped.js';

class CustomerManager extends Manager {
  /** People write their address in many ways; we keep one. */
  create({ email, ...values }) {
    return super.create({ ...values, email: email.trim().toLowerCase() });
  }
}

export class Customer extends TimestampedModel {
  static table = 'customers';
  static fields = {
    ...super.fields,
    email: text({ unique: true }),
    points: integer({ initial: 0 }),
    wishlist: json({ initial: () => [] }), // ids of books
  };

  static get objects() {
    return new CustomerManager(this);
  }

  save(options) {
    // The cheapest wish comes first, at today's prices.
    this.wishlist.sort((a, b) => Book.objects.get({ id: a }).price - Book.objects.get({ id: b }).price);
    return super.save(options);
  }

  /** Forgets the person, keeps the figures. */
  delete() {
    return transaction.atomic(() => {
      if (Order.objects.filter({ customerId: this.id, status: 'placed' }).exists()) {
        throw new IntegrityError(`${this.email} is waiting for an order`);
      }
      Order.objects.filter({ customerId: this.id }).update({ customerId: null });
      Review.objects.filter({ customerId: this.id }).update({ customerId: null });
      return super.delete();
    });
  }
}
