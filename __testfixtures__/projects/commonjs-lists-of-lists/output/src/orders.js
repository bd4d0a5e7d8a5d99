const { Model } = require('orm');
const { record, ValidationError, arecord } = require('./lib');
const support = require('./support');
const { withRetry, awithRetry } = require('./support');

/** What is spread into a list comes with its variant. */
class Order extends Model {
  save(...args) {
    if (this.total < 0) throw new ValidationError('total');
    record(`order ${this.id}`);
    return super.save(...args);
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    if (this.total < 0) throw new ValidationError('total');
    await arecord(`order ${this.id}`);
    return await super.asave(...args);
  }
}

/** A list that names what it passes on has to name the variant as well. */
class Refund extends Model {
  save(...args) {
    return withRetry(() => super.save(...args));
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    return await awithRetry(async () => await super.asave(...args));
  }
}

class Payment extends Model {
  save(...args) {
    return support.withRetry(() => super.save(...args));
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    return await support.awithRetry(async () => await super.asave(...args));
  }
}

module.exports = { Order, Refund, Payment };
