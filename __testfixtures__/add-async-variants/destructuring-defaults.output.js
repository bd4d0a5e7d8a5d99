import { Model } from 'orm';

export class Room extends Model {}

export class Tour extends Model {
  save(...args) {
    const seats = [];
    for (const { room = Room.objects.first(), people = Room.objects.count() } of this.groups) seats.push([room.id, people]);
    for ([this.first, this.last = Room.objects.last().id] of [[1], [2, 3]]) seats.push([this.first, this.last]);
    try {
      Room.objects.get({ name: 'cellar' });
    } catch ({ name, hint = `${name}: ${Room.objects.count()} rooms` }) {
      this.hint = hint;
    }
    const guide = new (Room.objects.first().constructor)({ name: 'attic' });
    const name = Room.objects
      // The oldest.
      .filter({ floor: 1 })
      .first() /* may be none */
      ?.name;
    return [seats, guide.name, name, super.save(...args)];
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    const seats = [];
    for (const { room = await Room.objects.afirst(), people = await Room.objects.acount() } of this.groups) seats.push([room.id, people]);
    for ([this.first, this.last = (await Room.objects.alast()).id] of [[1], [2, 3]]) seats.push([this.first, this.last]);
    try {
      await Room.objects.aget({ name: 'cellar' });
    } catch ({ name, hint = `${name}: ${await Room.objects.acount()} rooms` }) {
      this.hint = hint;
    }
    const guide = new ((await Room.objects.afirst()).constructor)({ name: 'attic' });
    const name = (await Room.objects
      // The oldest.
      .filter({ floor: 1 })
      .afirst()) /* may be none */
      ?.name;
    return [seats, guide.name, name, await super.asave(...args)];
  }
}
