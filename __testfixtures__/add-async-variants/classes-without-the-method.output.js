import { Model } from 'orm';

export class Stop extends Model {}

class Bus {
  plan(line) {
    return Stop.objects.filter({ line }).count();
  }

  /** Async variant of {@link plan}. */
  async aplan(line) {
    return await Stop.objects.filter({ line }).acount();
  }
}

class Ferry {
  plan(line) {
    return Stop.objects.filter({ line, quay: true }).count();
  }

  /** Async variant of {@link plan}. */
  async aplan(line) {
    return await Stop.objects.filter({ line, quay: true }).acount();
  }
}

/** It goes where it is told to, and has no plan. */
class Shuttle {
  seats = 8;
}

function vehicleOf(kind) {
  if (kind === 'bus') return new Bus();
  return kind === 'ferry' ? new Ferry() : new Shuttle();
}

export class Trip extends Model {
  save(...args) {
    this.stops = vehicleOf(this.kind).plan(this.line);
    super.save(...args);
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    this.stops = await vehicleOf(this.kind).aplan(this.line);
    await super.asave(...args);
  }
}
