import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

class Mail extends Model {
  save(...args) {
    setTimeout(() => super.save(...args), 0);
  }
}
fallbackToSyncVariant(Mail.prototype, 'save', 'asave');

export { Mail };
