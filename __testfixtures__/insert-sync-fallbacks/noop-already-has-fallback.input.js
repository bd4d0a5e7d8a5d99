import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Mail extends Model {
  save(...args) {
    setTimeout(() => super.save(...args), 0);
  }

  static {
    // orm-migrate: nested-callback - save() reaches the ORM inside a setTimeout() callback
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}
