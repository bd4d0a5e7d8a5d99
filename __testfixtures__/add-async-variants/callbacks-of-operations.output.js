import { Model, transaction } from 'orm';

export class Movement extends Model {}

export class Account extends Model {
  save(...args) {
    return transaction.atomic(function () {
      Movement.objects.create({ amount: args.length });
      return args.length;
    }) + transaction.atomic(() => super.save(...args).length);
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    return (await transaction.aatomic(async function () {
      await Movement.objects.acreate({ amount: args.length });
      return args.length;
    })) + (await transaction.aatomic(async () => (await super.asave(...args)).length));
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

  /** Async variant of {@link delete}. */
  async adelete() {
    return await transaction.aatomic(async () => {
      try {
        await transaction.aatomic(async () => {
          await Movement.objects.acreate({ account: this.id, amount: -this.balance });
          if (this.locked) throw new RangeError('locked');
        });
      } catch (error) {
        this.reason = error.message;
      }
      return (await Movement.objects.acount()) > 0 ? await super.adelete() : 0;
    });
  }

  refreshFromDb() {
    transaction.atomic(() => this.read());
  }

  /** Async variant of {@link refreshFromDb}. */
  async arefreshFromDb() {
    await transaction.aatomic(async () => await this.aread());
  }

  read() {
    super.refreshFromDb();
    this.isFresh = true;
  }

  /** Async variant of {@link read}. */
  async aread() {
    await super.arefreshFromDb();
    this.isFresh = true;
  }
}
