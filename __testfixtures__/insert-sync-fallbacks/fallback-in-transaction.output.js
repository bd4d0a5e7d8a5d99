import { Model, transaction } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Log extends Model {}

class Receipt {
  constructor(entry) {
    this.log = Log.objects.create({ account: entry.account });
  }
}

export class Entry extends Model {
  save(...args) {
    this.receipt = new Receipt(this).log.account;
    super.save(...args);
  }

  static {
    // orm-migrate: constructor - save() creates an object whose constructor reaches the ORM
    //   (Receipt.constructor())
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Transfer extends Model {
  save(...args) {
    return transaction.atomic(() => {
      new Entry({ account: this.from, amount: -this.amount }).save();
      new Entry({ account: this.to, amount: this.amount }).save();
      super.save(...args);
      return this.amount;
    });
  }

  static {
    // orm-migrate: fallback-in-transaction - save() runs Entry.save(), a fallback, inside
    //   transaction.atomic()
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}
