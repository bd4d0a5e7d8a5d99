import { Model } from 'orm';

export class Seat extends Model {}

export class Booking extends Model {
  save(...args) {
    this.row = (() => Seat.objects.count() + 1)();
    this.seat = (function (row, first) {
      return Seat.objects.create({ row, first }).id;
    })(this.row, args.length === 0);
    (() => {
      if (this.row > 2) return;
      Seat.objects.create({ row: this.row });
    })();
    const count = ((factor) => factor * Seat.objects.count())(2);
    function close(booking) {
      booking.closed = Seat.objects.filter({ row: booking.row }).exists();
      return booking;
    }
    super.save(...args);
    return close(this).closed && count;
  }
}
