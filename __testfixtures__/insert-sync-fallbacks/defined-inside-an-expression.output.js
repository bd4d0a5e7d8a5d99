import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Seat extends Model {}

export const prototype = Object.defineProperty(Seat.prototype, 'save', {
  value: function (options) {
    this.row = this.row ?? 1;
    return Model.prototype.save.call(this, options);
  },
});

// orm-migrate: unsupported-form - save is put there in a way that cannot be repeated
fallbackToSyncVariant(Seat.prototype, 'save', 'asave');
