const { Model } = require('orm');
const { fallbackToSyncVariant } = require('orm-migrate-runtime');

class Queue extends Model {
  save(...args) {
    const await = this.waiting ?? 0;
    this.waiting = await + 1;
    return super.save(...args);
  }

  static {
    // orm-migrate: reserved-await - save() has a binding named `await`
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

module.exports = { Queue };
