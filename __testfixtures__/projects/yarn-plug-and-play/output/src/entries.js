import { note, anote } from 'audit';
import { record } from 'auditor';
import { Model } from 'ledger-orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Entry extends Model {
  post() {
    note('an entry');
    return super.post();
  }

  /** Async variant of {@link post}. */
  async apost() {
    await anote('an entry');
    return await super.apost();
  }
}

/** Who records that is in no package that this one may import. */
export class Refund extends Model {
  post() {
    record('a refund');
    return super.post();
  }

  static {
    // orm-migrate: unresolved-receiver - post() calls record() on an import that could not be
    //   resolved ('auditor')
    fallbackToSyncVariant(this.prototype, 'post', 'apost');
  }
}
