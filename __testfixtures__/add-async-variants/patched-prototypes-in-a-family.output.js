import { Model } from 'orm';

export class Document extends Model {}

export class Letter extends Document {
  save() {
    this.kind = 'letter';
    super.save();
    this.log();
  }

  /** Async variant of {@link save}. */
  async asave() {
    this.kind = 'letter';
    await super.asave();
    await this.alog();
  }
}

export class Invoice extends Document {}

Document.prototype.log = function () {
  Entry.objects.create({ of: this.constructor.name });
};

/** Async variant of {@link log}. */
Document.prototype.alog = async function () {
  await Entry.objects.acreate({ of: this.constructor.name });
};

Invoice.prototype.log = function () {
  Entry.objects.create({ of: 'invoice', total: this.total });
};

/** Async variant of {@link log}. */
Invoice.prototype.alog = async function () {
  await Entry.objects.acreate({ of: 'invoice', total: this.total });
};

/** One class is patched; the others of the family are what they were. */
Invoice.prototype.save = function (...args) {
  this.total = 3;
  Document.prototype.save.apply(this, args);
  this.log();
};

/** Async variant of {@link save}. */
Invoice.prototype.asave = async function (...args) {
  this.total = 3;
  await Document.prototype.asave.apply(this, args);
  await this.alog();
};

export class Entry extends Model {}
