import { clock, datetime, integer, IntegrityError, text } from '../orm/index.js';
import { reserveStock } from '../services/inventory.js';
import { awardPoints } from '../services/loyalty.js';
import { Audited } from './mixins/audited.js';
import { OrderLine } from './order-line.js';
import { TimestampedModel } from './timestamped.js';

export class Order extends Audited(TimestampedModel) {
  static table = 'orders';
  static fields = {
    ...super.fields,
    customerId: integer(),
    status: text({ initial: 'draft' }), // draft → placed → paid
    total: integer({ initial: 0 }), // in cents
    placedAt: datetime(),
    paidAt: datetime(),
  };

  lines = [];

  save(options) {
    if (this.status === 'placed' && !this.placedAt) {
      reserveStock(this);
      this.placedAt = clock.now();
    }
    if (this.status === 'paid' && !this.paidAt) {
      awardPoints(this);
      this.paidAt = clock.now();
    }
    return super.save(options);
  }

  delete() {
    if (this.status === 'paid') throw new IntegrityError(`Order ${this.id} is paid and stays in the books`);
    OrderLine.objects.filter({ orderId: this.id }).delete();
    return super.delete();
  }

  refreshFromDb() {
    super.refreshFromDb();
    this.lines = [...OrderLine.objects.filter({ orderId: this.id })];
  }

  recalculateTotal() {
    this.refreshFromDb();
    this.total = this.lines.reduce((sum, line) => sum + line.quantity * line.unitPrice, 0);
    this.save({ updateFields: ['total'] });
  }
}
