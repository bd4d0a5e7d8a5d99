import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

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

  static {
    // orm-migrate: lazy-relation - save() reads this.allVisits, an accessor that reaches the ORM
    //   (Place.function)
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
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

  /** Async variant of {@link save}. */
  async asave() {
    this.visits = this.plainVisits;
    await super.asave();
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

  static {
    // orm-migrate: lazy-relation - save() reads shown.visits, an accessor that reaches the ORM
    //   (visits)
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Stop extends Model {
  save() {
    const shown = { visits: 2, title: 'stop' };
    this.visits = shown.visits;
    super.save();
  }

  /** Async variant of {@link save}. */
  async asave() {
    const shown = { visits: 2, title: 'stop' };
    this.visits = shown.visits;
    await super.asave();
  }
}
