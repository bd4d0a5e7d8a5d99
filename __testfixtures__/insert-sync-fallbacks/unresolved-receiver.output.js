import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Link extends Model {
  save(other, ...args) {
    this.target = other.name;
    other.save();
    return super.save(...args);
  }

  static {
    // orm-migrate: unresolved-receiver - save() calls other.save(), and what that is called on
    //   cannot be told
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}
