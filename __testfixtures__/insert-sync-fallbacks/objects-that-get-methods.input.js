import { Model } from 'orm';

export class Stop extends Model {}

class Bus {
  plan(line) {
    return Stop.objects.filter({ line }).count();
  }
}

/** Has no plan of its own, but may be given one. */
class Shuttle {
  constructor(traits) {
    Object.assign(this, traits);
  }
}

const nightly = {
  plan(line) {
    return Stop.objects.create({ line, night: true }).id;
  },
};

function vehicleOf(kind) {
  return kind === 'bus' ? new Bus() : new Shuttle(kind === 'night' ? nightly : {});
}

export class Trip extends Model {
  save(...args) {
    this.stops = vehicleOf(this.kind).plan(this.line);
    super.save(...args);
  }
}

/** Nobody writes the name of the method where it is put on the objects. */
class Guide {
  brief(line) {
    return Stop.objects.filter({ line }).count();
  }
}

class Trainee {}

for (const name of Object.getOwnPropertyNames(Guide.prototype))
  if (name !== 'constructor') Trainee.prototype[name] = Guide.prototype[name];

export class Tour extends Model {
  save(...args) {
    const guide = this.isFirst ? new Trainee() : new Guide();
    this.stops = guide.brief(this.line);
    super.save(...args);
  }
}
