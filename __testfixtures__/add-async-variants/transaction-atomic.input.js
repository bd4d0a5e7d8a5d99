import { Model, transaction, ValidationError } from 'orm';

export class Entry extends Model {}

export class Transfer extends Model {
  save(...args) {
    return transaction.atomic(() => {
      Entry.objects.create({ account: this.from, amount: -this.amount });
      if (this.from === this.to) throw new ValidationError('same account');
      Entry.objects.create({ account: this.to, amount: this.amount });
      super.save(...args);
      return this.amount;
    });
  }
}
