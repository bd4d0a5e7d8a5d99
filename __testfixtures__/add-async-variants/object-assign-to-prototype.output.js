import { Model } from 'orm';

export class Invoice extends Model {}

Object.assign(Invoice.prototype, {
  save(...args) {
    this.total = this.lines.reduce((sum, line) => sum + line, 0);
    return Model.prototype.save.call(this, ...args);
  },

  /** Async variant of {@link save}. */
  async asave(...args) {
    this.total = this.lines.reduce((sum, line) => sum + line, 0);
    return await Model.prototype.asave.call(this, ...args);
  },

  label() {
    return `#${this.id}`;
  },
});
