import { Model } from './orm/model.js';
import { Manager } from './orm/queryset.js';
import { noteSync } from './orm/tables.js';

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
}

export class Member extends Model {
  save() {
    this.lent = Loan.lent.count();
    super.save();
  }
}

export class Fine extends Model {
  save() {
    noteSync('fine');
    super.save();
  }
}
