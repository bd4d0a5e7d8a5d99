import { Model } from 'orm';

export class Seat extends Model {}

export class Ticket extends Model {
  save(...args) {
    this.count += Seat.objects.count();
    this.codes[Seat.objects.create({ row: 1 }).id] = Seat.objects.count();
    const pair = [this.count, Seat.objects.create({ row: this.count++ }).row, this.count];
    return super.save({ pair, total: this.count + Seat.objects.count() }, ...args);
  }
}
