import { Model } from 'orm';

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
}

export class Gauge extends Model {
  _readings = boxed(count);

  save() {
    this.readings = +this._readings;
    super.save();
  }
}

export class Meter extends Model {
  _readings = sequence(() => count());

  save() {
    for (const each of this._readings) this.readings = each;
    super.save();
  }
}

export class Probe extends Model {
  _readings = shown(count);

  save() {
    this.readings = JSON.stringify({ of: this._readings });
    super.save();
  }
}

export class Station extends counted(() => count())(Model) {
  save() {
    this.last = this.readings;
    super.save();
  }
}

export class Label extends Model {
  _label = labelled(() => 'plain');

  save() {
    this.title = this._label.text;
    super.save();
  }
}
