import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Counter extends Model {
  declare count: number;

  override accessor save = (): void => {
    this.count = (this.count ?? 0) + 1;
    Model.prototype.save.call(this);
  };

  static {
    // orm-migrate: unsupported-form - the code of save cannot be seen where it is written
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}
