import { Model } from 'orm';
import { log } from './index.js';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

/** Two modules that export one name to a barrel export it to nobody. */
export class Page extends Model {
  save(...args) {
    log('page');
    return super.save(...args);
  }

  static {
    // orm-migrate: unreachable-variant - save() calls log() through a module that does not pass its
    //   variant on
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}
