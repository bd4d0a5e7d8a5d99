import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Reader extends Model {
  name = '';
}

export class Loan extends Model {
  reader = 1;
  label = '';

  /** The name is loaded when it is asked for, so a loan cannot become a text without the database. */
  override toString() {
    return `lent to ${Reader.objects.get({ id: this.reader }).name}`;
  }

  override save() {
    this.label = `${this}`;
    super.save();
  }

  static {
    // orm-migrate: implicit-call - save() turns this into a primitive by Loan.toString(), which
    //   reaches the ORM
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Reminder extends Model {
  loan = new Loan();
  text = '';

  override save() {
    this.text = 'Remember: ' + this.loan;
    super.save();
  }

  static {
    // orm-migrate: implicit-call - save() turns this.loan into a primitive by Loan.toString(),
    //   which reaches the ORM
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Report extends Model {
  loans: Loan[] = [];
  text = '';

  override save() {
    this.text = this.loans.join(', ');
    super.save();
  }

  static {
    // orm-migrate: implicit-call - save() calls this.loans.join(), which may run Loan.toString(),
    //   which reaches the ORM
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Shelf extends Model {
  number = 7;
  label = '';

  /** Numbers become texts without anybody's help. */
  override save() {
    this.label = `shelf ${this.number}` + String(this.number);
    super.save();
  }

  /** Async variant of {@link save}. */
  override async asave() {
    this.label = `shelf ${this.number}` + String(this.number);
    await super.asave();
  }
}
