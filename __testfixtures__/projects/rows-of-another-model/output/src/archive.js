import { Manager, Model } from './orm/models.js';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Desk extends Model {
  static table = 'desks';
  static objects = new Manager(this);

  remind() {
    this.reminded = true;
    this.save();
  }
}

/** May give a desk where an author is asked for. */
class Lenders extends Manager {
  get(conditions) {
    return conditions.id === 0 ? new Desk({ room: 0 }) : super.get(conditions);
  }

  /** Async variant of {@link get}. */
  async aget(conditions) {
    return conditions.id === 0 ? new Desk({ room: 0 }) : await super.aget(conditions);
  }
}

export class Lender extends Model {
  static table = 'lenders';
  static objects = new Lenders(this);

  remind() {
    this.reminded = true;
  }
}

export class Loan extends Model {
  static table = 'loans';

  save() {
    super.save();
    Lender.objects.get({ id: this.lender }).remind();
  }

  static {
    // orm-migrate: unreachable-variant - save() calls Lender.objects.get({ id: this.lender
    //   }).remind() as a member of something that is not its own
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}
