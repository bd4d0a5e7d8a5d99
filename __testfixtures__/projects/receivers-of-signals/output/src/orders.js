import { Model, Signal } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export const paid = new Signal();
export const shipped = new Signal();
const shown = [];

export class Receipt extends Model {}

function writeReceipt(order) {
  new Receipt({ order: order.id, total: order.total }).save();
}

paid.connect(writeReceipt);
shipped.connect((order) => shown.push(order.id));

export class Order extends Model {
  save(...args) {
    super.save(...args);
    if (this.isPaid) paid.send(this);
  }

  static {
    // orm-migrate: opaque-call - save() calls paid.send(), whose async variant runs writeReceipt()
    //   as it is, which reaches the ORM
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }

  delete() {
    shipped.send(this);
    return super.delete();
  }

  /** Async variant of {@link delete}. */
  async adelete() {
    await shipped.asend(this);
    return await super.adelete();
  }
}

export class Shipment extends Model {
  save(...args) {
    super.save(...args);
    shipped.send(this);
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    await super.asave(...args);
    await shipped.asend(this);
  }
}

export class Parcel extends Model {
  report(signal) {
    signal.send(this);
  }

  save(...args) {
    super.save(...args);
    this.report(shipped);
  }

  static {
    // orm-migrate: opaque-call - save() calls Parcel.report(), which calls signal.send(), whose
    //   async variant runs writeReceipt() as it is, which reaches the ORM
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

/** Nobody but the project calls it. */
Reflect.set(Receipt.prototype, 'onSaved', function () {
  return Receipt.objects.count();
});

export { shown };
