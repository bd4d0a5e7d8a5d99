const Base = require('./base');
const audit = require('../lib/audit');

class User extends Base {
  save(...args) {
    audit.record('user');
    return super.save(...args);
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    await audit.arecord('user');
    return await super.asave(...args);
  }
}

exports.User = User;
