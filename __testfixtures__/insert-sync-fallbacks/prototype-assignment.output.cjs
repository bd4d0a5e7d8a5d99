'use strict';

const { Model } = require('orm');
const { fallbackToSyncVariant } = require('orm-migrate-runtime');

class Clock extends Model {}

Clock.prototype.save = function (...args) {
  setTimeout(() => Model.prototype.save.apply(this, args), 0);
};

// orm-migrate: nested-callback - save() reaches the ORM inside a setTimeout() callback
fallbackToSyncVariant(Clock.prototype, 'save', 'asave');

module.exports = { Clock };
