const { Model } = require('orm');
const { leaveTaken } = require('./signals');
require('./receivers');

class Leave extends Model {
  save(...args) {
    super.save(...args);
    leaveTaken.send(this);
  }
}

module.exports = { Leave };
