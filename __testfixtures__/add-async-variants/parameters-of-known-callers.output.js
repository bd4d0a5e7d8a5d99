import { Model } from 'orm';
import { collect } from 'orm-migrate-runtime';

export class Seat extends Model {
  /** Called with seats alone. */
  swap(other) {
    const { row } = other;
    other.row = this.row;
    this.row = row;
    other.save();
  }

  /** Async variant of {@link swap}. */
  async aswap(other) {
    const { row } = other;
    other.row = this.row;
    this.row = row;
    await other.asave();
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

  /** Async variant of {@link find}. */
  async afind(id) {
    return await this.model.objects.filter({ id }).afirst();
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

  /** Async variant of {@link release}. */
  async arelease(id) {
    const seat = await this.seats.afind(id);
    if (!seat) return false;
    seat.taken = false;
    await seat.asave();
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

/** Async variant of {@link touch}. */
const atouch = async (row, stamp = 1) => {
  row.touched = stamp;
  await row.asave();
};

function count(seats) {
  return seats.filter({ taken: true }).count();
}

/** Async variant of {@link count}. */
async function acount(seats) {
  return await seats.filter({ taken: true }).acount();
}

function each(rows, stamp) {
  for (const row of rows) touch(row, stamp);
}

/** Async variant of {@link each}. */
async function aeach(rows, stamp) {
  for (const row of rows) await atouch(row, stamp);
}

export class Ticket extends Model {
  save(...args) {
    booking.release(this.seat);
    this.left = count(Seat.objects.all()) + count(Seat.objects);
    return super.save(...args);
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    await booking.arelease(this.seat);
    this.left = (await acount(Seat.objects.all())) + (await acount(Seat.objects));
    return await super.asave(...args);
  }

  delete(...args) {
    const [first, second] = [...Seat.objects.orderBy('id')];
    touch(first);
    each([first, second], 2);
    first.swap(second);
    return super.delete(...args);
  }

  /** Async variant of {@link delete}. */
  async adelete(...args) {
    const [first, second] = [...(await collect(Seat.objects.orderBy('id')))];
    await atouch(first);
    await aeach([first, second], 2);
    await first.aswap(second);
    return await super.adelete(...args);
  }
}
