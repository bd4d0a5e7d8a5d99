import { Model } from 'orm';

export class Ticket extends Model {}

Object.defineProperty(Ticket.prototype, 'save', {
  value: function (options) {
    this.seat = this.seat ?? Ticket.objects.count() + 1;
    return Model.prototype.save.call(this, options);
  },
  writable: true,
});

export class Pass extends Ticket {}

Object.defineProperties(Pass.prototype, {
  delete: {
    value() {
      this.revoked = true;
      return Model.prototype.delete.call(this);
    },
  },
  kind: { get: () => 'pass' },
});
