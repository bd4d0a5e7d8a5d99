/** @license MIT, the authors */
// @ts-check

const { fallbackToSyncVariant } = require('orm-migrate-runtime');

/** Keeps the time. */
class Clock extends require('orm').Model {
  save(...args) {
    setTimeout(() => super.save(...args), 0);
  }

  static {
    // orm-migrate: nested-callback - save() reaches the ORM inside a setTimeout() callback
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

exports.Clock = Clock;
