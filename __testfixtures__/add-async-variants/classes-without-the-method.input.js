import { Model } from 'orm';

export class Stop extends Model {}

class Bus {
  plan(line) {
    return Stop.objects.filter({ line }).count();
  }
}

class Ferry {
  plan(line) {
    return Stop.objects.filter({ line, quay: true }).count();
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
}
