import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Avatar extends Model {
  save(...args) {
    this.rendering = Promise.resolve(this.seed).then((seed) => {
      this.pixels = seed * 2;
      super.save(...args);
    });
    return null;
  }

  static {
    // orm-migrate: nested-callback - save() reaches the ORM inside a
    //   Promise.resolve(this.seed).then() callback
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}
