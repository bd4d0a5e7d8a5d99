import { Model } from 'orm';

export class Seat extends Model {
  /** Called with seats alone. */
  swap(other) {
    const { row } = other;
    other.row = this.row;
    this.row = row;
    other.save();
  }
}

/** A repository that works for any model, and a service that is given one. */
class Repository {
  constructor(model) {
    this.model = model;
  }

  find(id) {
    return this.model.objects.filter({ id }).first();
  }

  all() {
    return this.model.objects.all();
  }
}

class Booking {
  constructor(seats, log) {
    this.seats = seats;
    this.log = log;
  }

  release(id) {
    const seat = this.seats.find(id);
    if (!seat) return false;
    seat.taken = false;
    seat.save();
    this.log.push(id);
    return true;
  }
}

const released = [];
const booking = new Booking(new Repository(Seat), released);

const touch = (row, stamp = 1) => {
  row.touched = stamp;
  row.save();
};

function count(seats) {
  return seats.filter({ taken: true }).count();
}

function each(rows, stamp) {
  for (const row of rows) touch(row, stamp);
}

export class Ticket extends Model {
  save(...args) {
    booking.release(this.seat);
    this.left = count(Seat.objects.all()) + count(Seat.objects);
    return super.save(...args);
  }

  delete(...args) {
    const [first, second] = [...Seat.objects.orderBy('id')];
    touch(first);
    each([first, second], 2);
    first.swap(second);
    return super.delete(...args);
  }
}
