const { Model } = require('orm');
const audit = require('./audit');

class Visit extends Model {
  save(...args) {
    audit.record('visited');
    return super.save(...args);
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    await audit.arecord('visited');
    return await super.asave(...args);
  }
}

module.exports = { Visit };
