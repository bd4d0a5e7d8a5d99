import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Setting extends Model {
  set value(value) {
    this.raw = JSON.stringify(value);
    Setting.objects.filter({ key: this.key }).update({ stale: true });
  }

  save(...args) {
    this.value = { at: 1 };
    return super.save(...args);
  }

  static {
    // orm-migrate: accessor - save() writes this.value, an accessor that reaches the ORM
    //   (Setting.value)
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}
