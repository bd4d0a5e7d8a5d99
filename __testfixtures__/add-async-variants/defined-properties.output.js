import { Model } from 'orm';

export class Ticket extends Model {}

Object.defineProperty(Ticket.prototype, 'save', {
  value: function (options) {
    this.seat = this.seat ?? Ticket.objects.count() + 1;
    return Model.prototype.save.call(this, options);
  },
  writable: true,
});

/** Async variant of {@link save}. */
Object.defineProperty(Ticket.prototype, 'asave', {
  value: async function (options) {
    this.seat = this.seat ?? (await Ticket.objects.acount()) + 1;
    return await Model.prototype.asave.call(this, options);
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
  /** Async variant of {@link delete}. */
  adelete: {
    async value() {
      this.revoked = true;
      return await Model.prototype.adelete.call(this);
    },
  },
  kind: { get: () => 'pass' },
});
