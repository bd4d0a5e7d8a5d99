import { Model, fallbackToSyncVariant } from 'orm';

export class Clock extends Model {
  save() {
    setTimeout(() => super.save(), 0);
  }

  static {
    // orm-migrate: nested-callback - save() reaches the ORM inside a setTimeout() callback
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}
