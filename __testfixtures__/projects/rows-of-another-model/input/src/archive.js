import { Manager, Model } from './orm/models.js';

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
}
