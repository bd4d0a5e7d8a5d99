import { Model, transaction } from 'orm';

export class Stock extends Model {
  declare item: string;
  declare left: number;

  override save(...args: unknown[]): void {
    if (this.left < 0) throw new RangeError(`${this.item} is sold out`);
    super.save(...args);
  }
}

export class Order extends Model {
  declare items: string[];
  declare stocks: Stock[];
  declare notified: boolean;

  override save(...args: unknown[]): void {
    transaction.atomic(() => {
      this.stocks = this.items.map((item) => Stock.objects.get({ item }));
      for (const stock of this.stocks) {
        stock.left -= 1;
        stock.save();
      }
      super.save(...args);
    });
  }

  override delete(): number {
    setTimeout(() => Order.objects.count(), 0);
    return super.delete() as number;
  }
}
