import ledger, { Model } from 'ledger-orm';

const { transaction } = ledger;

export class Share extends Model {}

export class Budget extends Model {
  save() {
    return ledger.transaction.atomic(() => {
      new Share({ id: `${this.id}-share` }).save();
      return super.save();
    });
  }
}

export class Plan extends Model {
  save() {
    return transaction.once(() => {
      new Budget({ id: `${this.id}-budget` }).save();
      return super.save();
    });
  }
}
