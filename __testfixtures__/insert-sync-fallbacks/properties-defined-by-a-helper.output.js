import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

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

  static {
    // orm-migrate: lazy-relation - save() reads this.station, an accessor that reaches the ORM (a
    //   function without a name)
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}
