import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Account extends Model {
  declare version: number;

  override save(...args: unknown[]): void {
    this.version = (this.version ?? 0) + 1;
    super.save(...args);
  }
  static {
    // orm-migrate: delegating-base - the base's asave() calls save(): --async-base delegating
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
  override delete(): number { return super.delete(); }
  static {
    // orm-migrate: delegating-base - the base's adelete() calls delete(): --async-base delegating
    fallbackToSyncVariant(this.prototype, 'delete', 'adelete');
  }
}
