import { Model } from 'orm';

export class Seat extends Model {}

export const prototype = Object.defineProperty(Seat.prototype, 'save', {
  value: function (options) {
    this.row = this.row ?? 1;
    return Model.prototype.save.call(this, options);
  },
});
