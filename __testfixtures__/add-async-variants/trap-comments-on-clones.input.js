import { Model } from 'orm';

export class Order extends Model {
  // Stores the order.
  save(/* all of */ ...args /* them */) /* nothing */ {
    // first
    const all = /* rows */ Order.objects /* of */.count(/* none */); /* counted */ // trailing
    super.save(...args); // stored

    // last
    return all;
  } // end of save

  // About the name.
  name() {
    return 'order';
  }
}
