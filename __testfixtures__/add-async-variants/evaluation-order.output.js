import { Model } from 'orm';

export class Seat extends Model {}

export class Ticket extends Model {
  save(...args) {
    this.count += Seat.objects.count();
    this.codes[Seat.objects.create({ row: 1 }).id] = Seat.objects.count();
    const pair = [this.count, Seat.objects.create({ row: this.count++ }).row, this.count];
    return super.save({ pair, total: this.count + Seat.objects.count() }, ...args);
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    this.count += await Seat.objects.acount();
    this.codes[(await Seat.objects.acreate({ row: 1 })).id] = await Seat.objects.acount();
    const pair = [this.count, (await Seat.objects.acreate({ row: this.count++ })).row, this.count];
    return await super.asave({ pair, total: this.count + (await Seat.objects.acount()) }, ...args);
  }
}
