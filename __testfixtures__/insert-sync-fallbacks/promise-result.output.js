import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Delivery extends Model {}

export class Parcel extends Model {
  announce() {
    Delivery.objects.create({ parcel: this.code });
    return Promise.resolve(this.code);
  }

  save(...args) {
    super.save(...args);
    this.announced = this.announce();
  }

  static {
    // orm-migrate: promise-result - save() calls Parcel.announce(), which gives a promise, which an
    //   async variant would unwrap
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}
