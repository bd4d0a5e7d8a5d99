const { Model } = require('orm');
const { leaveTaken } = require('./signals');
require('./receivers');
const { fallbackToSyncVariant } = require('orm-migrate-runtime');

class Leave extends Model {
  save(...args) {
    super.save(...args);
    leaveTaken.send(this);
  }

  static {
    // orm-migrate: opaque-call - save() calls leaveTaken.send(), whose async variant runs deduct()
    //   as it is, which reaches the ORM
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

module.exports = { Leave };
