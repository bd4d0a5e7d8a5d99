import { Model } from 'orm';
import { keep } from './support.ts';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

/** Under another name than its own nobody would find the variant. */
export class Visit extends Model {
  override save(...args: unknown[]): void {
    keep('visited');
    super.save(...args);
  }

  static {
    // orm-migrate: unreachable-variant - save() calls keep() through a module that does not pass
    //   its variant on
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}
