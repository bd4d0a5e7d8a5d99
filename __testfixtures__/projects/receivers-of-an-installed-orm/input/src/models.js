import { Model } from 'ledger-orm';

export class Entry extends Model {}

/** A receiver books every invoice. */
export class Invoice extends Model {
  save() {
    this.total = this.lines.reduce((sum, each) => sum + each, 0);
    super.save();
  }

  delete() {
    this.isVoid = true;
    super.delete();
  }
}

/** A hook books what is given back. */
export class Credit extends Model {
  save() {
    this.total = -Math.abs(this.total);
    super.save();
  }

  delete() {
    this.isVoid = true;
    super.delete();
  }
}

/** What listens to customers keeps a count and writes nothing. */
export class Customer extends Model {
  save() {
    this.name = this.name.trim();
    super.save();
  }
}

/** It has no override of its own that saves. */
export class Draft extends Model {
  delete() {
    const invoice = new Invoice({ lines: this.lines });
    super.delete();
    new Credit({ total: invoice.lines.length }).delete();
  }
}
