const { Model } = require('orm');

class Base extends Model {
  save(...args) {
    this.saves = (this.saves || 0) + 1;
    return super.save(...args);
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    this.saves = (this.saves || 0) + 1;
    return await super.asave(...args);
  }
}

module.exports = Base;
