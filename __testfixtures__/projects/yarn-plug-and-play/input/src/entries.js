import { note } from 'audit';
import { record } from 'auditor';
import { Model } from 'ledger-orm';

export class Entry extends Model {
  post() {
    note('an entry');
    return super.post();
  }
}

/** Who records that is in no package that this one may import. */
export class Refund extends Model {
  post() {
    record('a refund');
    return super.post();
  }
}
