import { Model, transaction } from 'orm';
import { fallbackToSyncVariant, mapSequential } from 'orm-migrate-runtime';

export class Stock extends Model {
  declare item: string;
  declare left: number;

  override save(...args: unknown[]): void {
    if (this.left < 0) throw new RangeError(`${this.item} is sold out`);
    super.save(...args);
  }

  /** Async variant of {@link save}. */
  override async asave(...args: unknown[]): Promise<void> {
    if (this.left < 0) throw new RangeError(`${this.item} is sold out`);
    await super.asave(...args);
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

  /** Async variant of {@link save}. */
  override async asave(...args: unknown[]): Promise<void> {
    await transaction.aatomic(async () => {
      this.stocks = await mapSequential(this.items, async (item) => await Stock.objects.aget({ item }));
      for (const stock of this.stocks) {
        stock.left -= 1;
        await stock.asave();
      }
      await super.asave(...args);
    });
  }

  override delete(): number {
    setTimeout(() => Order.objects.count(), 0);
    return super.delete() as number;
  }

  static {
    // orm-migrate: nested-callback - delete() reaches the ORM inside a setTimeout() callback
    fallbackToSyncVariant(this.prototype, 'delete', 'adelete');
  }
}
