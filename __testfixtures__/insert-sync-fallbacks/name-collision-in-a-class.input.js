import { Model } from 'orm';

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
}
