const { Model } = require('orm');
const { record, ValidationError } = require('./lib');
const support = require('./support');
const { withRetry } = require('./support');

/** What is spread into a list comes with its variant. */
class Order extends Model {
  save(...args) {
    if (this.total < 0) throw new ValidationError('total');
    record(`order ${this.id}`);
    return super.save(...args);
  }
}

/** A list that names what it passes on has to name the variant as well. */
class Refund extends Model {
  save(...args) {
    return withRetry(() => super.save(...args));
  }
}

class Payment extends Model {
  save(...args) {
    return support.withRetry(() => super.save(...args));
  }
}

module.exports = { Order, Refund, Payment };
