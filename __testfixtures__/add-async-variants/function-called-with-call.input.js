import { Model } from 'orm';

export class Seat extends Model {}

export class Booking extends Model {
  save(...args) {
    this.seat = function (first) {
      this.asked = true;
      return Seat.objects.create({ first }).id;
    }.call(this, args.length === 0);
    return super.save(...args);
  }
}
