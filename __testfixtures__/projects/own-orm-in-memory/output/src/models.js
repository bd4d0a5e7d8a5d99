import { Model } from './orm/model.js';
import { Manager } from './orm/queryset.js';
import { noteSync } from './orm/tables.js';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

class LentManager extends Manager {
  getQuerySet() {
    return super.getQuerySet().exclude({ returned: true });
  }
}

export class Loan extends Model {
  static get lent() {
    return new LentManager(this);
  }

  save() {
    if (this.isNew) this.number = Loan.objects.filter({ year: this.year }).count() + 1;
    super.save();
  }

  /** Async variant of {@link save}. */
  async asave() {
    if (this.isNew) this.number = (await Loan.objects.filter({ year: this.year }).acount()) + 1;
    await super.asave();
  }
}

export class Member extends Model {
  save() {
    this.lent = Loan.lent.count();
    super.save();
  }

  /** Async variant of {@link save}. */
  async asave() {
    this.lent = await Loan.lent.acount();
    await super.asave();
  }
}

export class Fine extends Model {
  save() {
    noteSync('fine');
    super.save();
  }

  static {
    // orm-migrate: opaque-call - save() calls noteSync(), which is what the sync variants of the
    //   ORM work with, and has no async variant
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}
