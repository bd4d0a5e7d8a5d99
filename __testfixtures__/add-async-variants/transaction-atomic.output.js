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

  /** Async variant of {@link save}. */
  async asave(...args) {
    return await transaction.aatomic(async () => {
      await Entry.objects.acreate({ account: this.from, amount: -this.amount });
      if (this.from === this.to) throw new ValidationError('same account');
      await Entry.objects.acreate({ account: this.to, amount: this.amount });
      await super.asave(...args);
      return this.amount;
    });
  }
}
