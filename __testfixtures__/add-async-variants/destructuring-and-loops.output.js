import { Model } from 'orm';

export class Stock extends Model {}

export class Sale extends Model {
  save(...args) {
    const [stock, created] = Stock.objects.getOrCreate({ item: this.item, defaults: { left: 2 } });
    do {
      stock.left -= 1;
      stock.save();
    } while (Stock.objects.get({ item: this.item }).left > 0);
    for (let index = Stock.objects.count(); index > 0; index -= 1) this.rounds = (this.rounds ?? 0) + index;
    switch (Stock.objects.count()) {
      case 1:
        this.kind = 'single';
        break;
      default:
        this.kind = 'many';
    }
    if (created) super.save({ first: Stock.objects.first() }, ...args);
    else throw new Error(`sold out after ${Stock.objects.count()}`);
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    const [stock, created] = await Stock.objects.agetOrCreate({ item: this.item, defaults: { left: 2 } });
    do {
      stock.left -= 1;
      await stock.asave();
    } while ((await Stock.objects.aget({ item: this.item })).left > 0);
    for (let index = await Stock.objects.acount(); index > 0; index -= 1) this.rounds = (this.rounds ?? 0) + index;
    switch (await Stock.objects.acount()) {
      case 1:
        this.kind = 'single';
        break;
      default:
        this.kind = 'many';
    }
    if (created) await super.asave({ first: await Stock.objects.afirst() }, ...args);
    else throw new Error(`sold out after ${await Stock.objects.acount()}`);
  }
}
