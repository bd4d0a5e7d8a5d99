import { Model } from 'orm';

export class Setting extends Model {
  set value(value) {
    this.raw = JSON.stringify(value);
    Setting.objects.filter({ key: this.key }).update({ stale: true });
  }

  save(...args) {
    this.value = { at: 1 };
    return super.save(...args);
  }
}
