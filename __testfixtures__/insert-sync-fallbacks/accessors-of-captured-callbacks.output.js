import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Reading extends Model {}

const count = () => Reading.objects.count();

/** A value that is worked out when it is first asked for. */
const lazy = (make) => {
  let value;
  return {
    get value() {
      return (value ??= make());
    },
  };
};

const boxed = (make) => ({ [Symbol.toPrimitive]: () => make() });

const sequence = (make) => ({
  *[Symbol.iterator]() {
    yield make();
  },
});

const shown = (make) => ({ toJSON: () => make() });

const counted = (compute) => (Base) =>
  class extends Base {
    get readings() {
      return compute(this);
    }
  };

/** What it is given never reaches the ORM. */
const labelled = (label) => ({
  get text() {
    return label();
  },
});

export class Sensor extends Model {
  _readings = lazy(() => count());

  save() {
    this.readings = this._readings.value;
    super.save();
  }

  static {
    // orm-migrate: lazy-relation - save() reads this._readings.value, an accessor that reaches the
    //   ORM (value)
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Gauge extends Model {
  _readings = boxed(count);

  save() {
    this.readings = +this._readings;
    super.save();
  }

  static {
    // orm-migrate: implicit-call - save() turns this._readings into a primitive by [toPrimitive](),
    //   which reaches the ORM
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Meter extends Model {
  _readings = sequence(() => count());

  save() {
    for (const each of this._readings) this.readings = each;
    super.save();
  }

  static {
    // orm-migrate: implicit-call - save() iterates over this._readings by [iterator](), which
    //   reaches the ORM
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Probe extends Model {
  _readings = shown(count);

  save() {
    this.readings = JSON.stringify({ of: this._readings });
    super.save();
  }

  static {
    // orm-migrate: implicit-call - save() calls JSON.stringify(), which may run toJSON(), which
    //   reaches the ORM
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Station extends counted(() => count())(Model) {
  save() {
    this.last = this.readings;
    super.save();
  }

  static {
    // orm-migrate: lazy-relation - save() reads this.readings, an accessor that reaches the ORM
    //   (class.readings)
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Label extends Model {
  _label = labelled(() => 'plain');

  save() {
    this.title = this._label.text;
    super.save();
  }

  /** Async variant of {@link save}. */
  async asave() {
    this.title = this._label.text;
    await super.asave();
  }
}
