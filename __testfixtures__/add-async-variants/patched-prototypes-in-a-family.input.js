import { Model } from 'orm';

export class Document extends Model {}

export class Letter extends Document {
  save() {
    this.kind = 'letter';
    super.save();
    this.log();
  }
}

export class Invoice extends Document {}

Document.prototype.log = function () {
  Entry.objects.create({ of: this.constructor.name });
};

Invoice.prototype.log = function () {
  Entry.objects.create({ of: 'invoice', total: this.total });
};

/** One class is patched; the others of the family are what they were. */
Invoice.prototype.save = function (...args) {
  this.total = 3;
  Document.prototype.save.apply(this, args);
  this.log();
};

export class Entry extends Model {}
