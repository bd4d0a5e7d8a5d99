import { Model } from 'orm';

class Station extends Model {}

const lazily = (target, name, get) => Object.defineProperty(target, name, { get, configurable: true });

export class Sensor extends Model {
  constructor(...args) {
    super(...args);
    lazily(this, 'station', () => Station.objects.filter({ region: this.region }).first());
    lazily(this, 'label', () => `${this.region}/${this.depth}`);
  }

  save(...args) {
    this.height = this.depth + (this.station?.altitude ?? 0);
    super.save(...args);
  }
}
