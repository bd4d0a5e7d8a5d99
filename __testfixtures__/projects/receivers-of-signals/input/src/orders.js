import { Model, Signal } from 'orm';

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

  delete() {
    shipped.send(this);
    return super.delete();
  }
}

export class Shipment extends Model {
  save(...args) {
    super.save(...args);
    shipped.send(this);
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
}

/** Nobody but the project calls it. */
Reflect.set(Receipt.prototype, 'onSaved', function () {
  return Receipt.objects.count();
});

export { shown };
