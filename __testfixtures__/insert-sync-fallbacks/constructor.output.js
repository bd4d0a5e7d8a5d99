import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Counter extends Model {}

class Ticket {
  constructor(kind) {
    this.number = Counter.objects.filter({ kind }).count() + 1;
  }
}

export class Visitor extends Model {
  save(...args) {
    this.ticket = new Ticket(this.kind).number;
    return super.save(...args);
  }

  static {
    // orm-migrate: constructor - save() creates an object whose constructor reaches the ORM
    //   (Ticket.constructor())
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}
