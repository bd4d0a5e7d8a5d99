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

  /** Async variant of {@link save}. */
  async asave(...args) {
    this.row = await (async () => (await Seat.objects.acount()) + 1)();
    this.seat = await (async function (row, first) {
      return (await Seat.objects.acreate({ row, first })).id;
    })(this.row, args.length === 0);
    await (async () => {
      if (this.row > 2) return;
      await Seat.objects.acreate({ row: this.row });
    })();
    const count = await (async (factor) => factor * (await Seat.objects.acount()))(2);
    async function close(booking) {
      booking.closed = await Seat.objects.filter({ row: booking.row }).aexists();
      return booking;
    }
    await super.asave(...args);
    return (await close(this)).closed && count;
  }
}
