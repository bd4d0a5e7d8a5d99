import { Model } from 'orm';

export class Invoice extends Model {}

Invoice.prototype.save = function (...args) {
  this.number = this.number || Invoice.objects.count() + 1;
  return Model.prototype.save.apply(this, args);
};

/** Async variant of {@link save}. */
Invoice.prototype.asave = async function (...args) {
  this.number = this.number || (await Invoice.objects.acount()) + 1;
  return await Model.prototype.asave.apply(this, args);
};

Invoice.prototype.label = function () {
  return `#${this.number}`;
};
