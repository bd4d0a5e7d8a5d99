import { Model } from 'orm';

const key = (a) => ((a));
const sum = (1 + (2 * 3)), f = async a => (await a);

export class Order extends Model {
  save(...args) {
    const n = Order.objects.count() + (1), m = (Order.objects.count());
    const list = (() => [n, m])();
    super.save(...args);
    return (list.length && (Order.objects.exists())) ? key(sum) : (typeof f);
  }
}
