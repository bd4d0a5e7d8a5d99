'use strict';

const { Model } = require('orm');

class Clock extends Model {
  save(...args) {
    setTimeout(() => super.save(...args), 0);
  }
}

module.exports = { Clock };
