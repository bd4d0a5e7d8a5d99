import { Model } from 'orm';

type Change = { readonly by: number };

/** A state that is changed by events, as in event sourcing. */
class Stock {
  count = 0;

  apply({ by }: Change): void {
    this.count += by;
  }

  call(...changes: readonly Change[]): number {
    for (const each of changes) this.apply(each);
    return this.count;
  }
}

export class Move extends Model {
  declare by: number;
}

/** Its events are kept. */
class Journal {
  apply(by: number): void {
    new Move({ by }).save();
  }
}

const journal = new Journal();

export class Delivery extends Model {
  declare count: number;
  readonly stock = new Stock();

  override save(): void {
    this.stock.apply({ by: 2 });
    this.count = this.stock.call({ by: 1 }, { by: 3 });
    super.save();
  }

  override delete(): void {
    journal.apply(-this.count);
    super.delete();
  }
}
