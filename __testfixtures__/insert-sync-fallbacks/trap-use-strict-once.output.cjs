'use strict';

const { Model } = require('orm');
const { fallbackToSyncVariant } = require('orm-migrate-runtime');

class Clock extends Model {
  save(...args) {
    setTimeout(() => super.save(...args), 0);
  }

  static {
    // orm-migrate: nested-callback - save() reaches the ORM inside a setTimeout() callback
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

module.exports = { Clock };
