import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Link extends Model {
  save(other, ...args) {
    this.target = other.name;
    other.save();
    return super.save(...args);
  }

  static {
    // orm-migrate: unresolved-receiver - save() calls other.save() on a receiver that could not be resolved (unknown)
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}
