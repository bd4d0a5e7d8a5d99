import { Model, transaction } from 'orm';

export class Movement extends Model {}

export class Account extends Model {
  save(...args) {
    return transaction.atomic(function () {
      Movement.objects.create({ amount: args.length });
      return args.length;
    }) + transaction.atomic(() => super.save(...args).length);
  }

  delete() {
    return transaction.atomic(() => {
      try {
        transaction.atomic(() => {
          Movement.objects.create({ account: this.id, amount: -this.balance });
          if (this.locked) throw new RangeError('locked');
        });
      } catch (error) {
        this.reason = error.message;
      }
      return Movement.objects.count() > 0 ? super.delete() : 0;
    });
  }

  refreshFromDb() {
    transaction.atomic(() => this.read());
  }

  read() {
    super.refreshFromDb();
    this.isFresh = true;
  }
}
