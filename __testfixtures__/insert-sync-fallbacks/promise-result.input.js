import { Model } from 'orm';

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
}
