import { Model } from 'orm';
import { audited } from './audited';

export class Invoice extends Model {}

const original = Model.prototype.save;

Model.prototype.save = function (...args) {
  console.log('saving', this.id);
  return original.apply(this, args);
};

if (audited) Object.assign(Invoice.prototype, { ...audited });
