import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Page extends Model {}

export class Site extends Model {
  *titles() {
    yield ['first', Page.objects.first().title];
    yield ['count', Page.objects.count()];
  }

  save(...args) {
    this.index = Object.fromEntries(new Map(this.titles()));
    return super.save(...args);
  }

  static {
    // orm-migrate: generator - save() calls Site.titles(), which is a generator
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}
