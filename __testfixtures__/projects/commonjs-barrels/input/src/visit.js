const { Model } = require('orm');
const audit = require('./audit');

class Visit extends Model {
  save(...args) {
    audit.record('visited');
    return super.save(...args);
  }
}

module.exports = { Visit };
