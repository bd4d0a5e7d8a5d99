import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Page extends Model {}

export class Site extends Model {
  *titles() {
    for (const page of Page.objects.all()) yield page.title;
  }

  save(...args) {
    this.list = [];
    for (const title of this.titles()) this.list.push(title);
    return super.save(...args);
  }

  static {
    // orm-migrate: generator - save() calls Site.titles(), which is a generator
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}
