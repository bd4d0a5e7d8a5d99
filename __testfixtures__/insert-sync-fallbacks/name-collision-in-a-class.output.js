import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Event extends Model {}

export class Lamp extends Model {
  atouch = 'a touch';

  touch() {
    Event.objects.create({ lamp: this.name });
  }

  save(...args) {
    this.touch();
    return super.save(...args);
  }

  static {
    // orm-migrate: name-collision - save() calls Lamp.touch(), which needs the name atouch, which
    //   is taken
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}
