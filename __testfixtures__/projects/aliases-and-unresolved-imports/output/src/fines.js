import { Model } from 'orm';
import { charge } from 'src/lib/charge.js';
import { remind } from '~/mail/remind';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Fine extends Model {
  save(options) {
    charge(this);
    return super.save(options);
  }

  static {
    // orm-migrate: unresolved-receiver - save() calls charge() on an import that could not be
    //   resolved ('src/lib/charge.js')
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Reminder extends Model {
  save(options) {
    remind(this.member);
    return super.save(options);
  }

  static {
    // orm-migrate: unresolved-receiver - save() calls remind() on an import that could not be
    //   resolved ('~/mail/remind')
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}
