import { Model } from 'orm';

export class Visit extends Model {}

const suffix = 'Visits';

export class Place extends Model {
  get ['all' + suffix]() {
    return Visit.objects.count();
  }

  get [`own${suffix}`]() {
    return 0;
  }
}

export class Museum extends Place {
  save() {
    this.visits = this.allVisits;
    super.save();
  }
}

export class Ticket extends Model {
  get ['plain' + suffix]() {
    return 1;
  }

  save() {
    this.visits = this.plainVisits;
    super.save();
  }
}

const statistics = {
  get visits() {
    return Visit.objects.count();
  },
};

export class Tour extends Model {
  save() {
    const shown = { __proto__: statistics, title: 'tour' };
    this.visits = shown.visits;
    super.save();
  }
}

export class Stop extends Model {
  save() {
    const shown = { visits: 2, title: 'stop' };
    this.visits = shown.visits;
    super.save();
  }
}
