import { Model, transaction } from 'orm';

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
}
