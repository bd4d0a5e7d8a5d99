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

  /** Async variant of {@link save}. */
  async asave(/* all of */ ...args /* them */) /* nothing */ {
    // first
    const all = /* rows */ await Order.objects /* of */.acount(/* none */); /* counted */ // trailing
    await super.asave(...args); // stored

    // last
    return all;
  }

  // About the name.
  name() {
    return 'order';
  }
}
