import { Model } from 'orm';
import { collect, filterSequential, forEachSequential, mapSequential } from 'orm-migrate-runtime';

export class Seat extends Model {}

/** Has what it is given under another name; no rows are given to it. */
export function total() {
  let sum = 0;
  for (let at = 0; at < arguments.length; at += 1) sum += arguments[at];
  return sum;
}

/** Arrow functions have the `arguments` of the function around them. */
export function scale() {
  return [1, 2, 3].map((factor, at, all) => factor * arguments.length - [...all].length);
}

export class Hall extends Model {
  save(...args) {
    this.free = Array.from(Seat.objects.filter({ hall: this.name })).filter((seat) => {
      seat.held = false;
      seat.save();
      return !seat.broken;
    }).length;
    return super.save(...args);
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    this.free = (await filterSequential(Array.from(await collect(Seat.objects.filter({ hall: this.name }))), async (seat) => {
      seat.held = false;
      await seat.asave();
      return !seat.broken;
    })).length;
    return await super.asave(...args);
  }

  delete() {
    const size = Math.max(0, ...Array.from([4, 2]).map((row, at, all) => arguments.length + [...all].length - row));
    const seats = [];
    for (const seat of Seat.objects.orderBy('id')) seats.push(seat);
    seats.forEach((seat, at, all) => {
      seat.label = `${at + 1}/${all.length}/${size}`;
      seat.save();
    });
    return super.delete();
  }

  /** Async variant of {@link delete}. */
  async adelete() {
    const size = Math.max(0, ...Array.from([4, 2]).map((row, at, all) => arguments.length + [...all].length - row));
    const seats = [];
    for await (const seat of Seat.objects.orderBy('id')) seats.push(seat);
    await forEachSequential(seats, async (seat, at, all) => {
      seat.label = `${at + 1}/${all.length}/${size}`;
      await seat.asave();
    });
    return await super.adelete();
  }

  refreshFromDb() {
    const byRow = new Map();
    for (const seat of Seat.objects.orderBy('id')) byRow.set(seat.row, seat);
    for (const seat of byRow.values()) this.relabel(seat, arguments);
    this.order = this.touch(1, 2);
    super.refreshFromDb();
  }

  /** Async variant of {@link refreshFromDb}. */
  async arefreshFromDb() {
    const byRow = new Map();
    for await (const seat of Seat.objects.orderBy('id')) byRow.set(seat.row, seat);
    for (const seat of byRow.values()) await this.arelabel(seat, arguments);
    this.order = await this.atouch(1, 2);
    await super.arefreshFromDb();
  }

  touch() {
    for (const seat of [...Seat.objects.orderBy('id')].filter((each) => each.id % 3 < arguments.length)) seat.save();
    return [...Seat.objects.all()].map((seat) => {
      seat.save();
      return seat.id - arguments.length;
    });
  }

  /** Async variant of {@link touch}. */
  async atouch() {
    for (const seat of [...(await collect(Seat.objects.orderBy('id')))].filter((each) => each.id % 3 < arguments.length)) await seat.asave();
    return await mapSequential([...(await collect(Seat.objects.all()))], async (seat) => {
      await seat.asave();
      return seat.id - arguments.length;
    });
  }

  relabel(seat, given) {
    seat.label = `${seat.label ?? ''}+${given.length}`;
    seat.save();
  }

  /** Async variant of {@link relabel}. */
  async arelabel(seat, given) {
    seat.label = `${seat.label ?? ''}+${given.length}`;
    await seat.asave();
  }
}
