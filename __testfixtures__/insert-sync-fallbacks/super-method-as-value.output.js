import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Lazy extends Model {
  save(...args) {
    const original = super.save;
    this.through = original.name;
    return original.call(this, ...args);
  }

  static {
    // orm-migrate: method-value - save() reads super.save as a value
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}
