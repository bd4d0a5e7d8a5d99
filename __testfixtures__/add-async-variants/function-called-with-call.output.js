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

  /** Async variant of {@link save}. */
  async asave(...args) {
    this.seat = await async function (first) {
      this.asked = true;
      return (await Seat.objects.acreate({ first })).id;
    }.call(this, args.length === 0);
    return await super.asave(...args);
  }
}
