import { Model } from 'orm';
import { forEachSequential } from 'orm-migrate-runtime';

export class Order extends Model {
  save(...args) {
    const all = [1, 2];
    all.forEach(() => Order.objects.count());
    super.save(...args);
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    const all = [1, 2];
    await forEachSequential(all, async () => await Order.objects.acount());
    await super.asave(...args);
  }
}
