import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Item extends Model {
  save(position = Item.objects.count() + 1, ...args) {
    this.position = position;
    return super.save(...args);
  }

  static {
    // orm-migrate: parameter-default - save() calls Item.objects.count() in a parameter default
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}
