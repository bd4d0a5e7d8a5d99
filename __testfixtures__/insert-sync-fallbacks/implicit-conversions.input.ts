import { Model } from 'orm';

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
}

export class Reminder extends Model {
  loan = new Loan();
  text = '';

  override save() {
    this.text = 'Remember: ' + this.loan;
    super.save();
  }
}

export class Report extends Model {
  loans: Loan[] = [];
  text = '';

  override save() {
    this.text = this.loans.join(', ');
    super.save();
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
}
