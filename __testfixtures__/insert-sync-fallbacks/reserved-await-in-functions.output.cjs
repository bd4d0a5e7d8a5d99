const { Model } = require('orm');
const { fallbackToSyncVariant } = require('orm-migrate-runtime');

class Ticket extends Model {
  save(...args) {
    await: for (const line of this.lines) {
      if (line === 'end') break await;
    }
    return super.save(...args);
  }

  static {
    // orm-migrate: reserved-await - save() has a label named `await`
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }

  delete(...args) {
    this.total = ((await) => await + 1)(1);
    return super.delete(...args);
  }

  static {
    // orm-migrate: reserved-await - delete() has a binding named `await`
    fallbackToSyncVariant(this.prototype, 'delete', 'adelete');
  }
}

module.exports = { Ticket };
