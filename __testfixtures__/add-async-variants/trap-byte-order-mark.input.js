import { Model } from 'orm';

export class Order extends Model {
  save(...args) {
    const all = [1, 2];
    all.forEach(() => Order.objects.count());
    super.save(...args);
  }
}
