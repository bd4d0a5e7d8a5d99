import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

/** An ORM that has not been rebuilt yet: its async variant runs the sync one. */
export class Base extends Model {
  save(...args) {
    return super.save(...args);
  }

  async asave(...args) {
    return this.save(...args);
  }
}

export class Account extends Base {
  save(...args) {
    this.version = (this.version ?? 0) + 1;
    return super.save(...args);
  }

  static {
    // orm-migrate: delegating-base - the base's asave() calls save()
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}
