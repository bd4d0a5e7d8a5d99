import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Formula extends Model {
  save(...args) {
    this.result = eval(this.expression);
    return super.save(...args);
  }

  static {
    // orm-migrate: dynamic-call - save() runs code from a string with eval()
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}
