const { Model } = require('orm');

class Base extends Model {
  save(...args) {
    this.saves = (this.saves || 0) + 1;
    return super.save(...args);
  }
}

module.exports = Base;
