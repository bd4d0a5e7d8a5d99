const Base = require('./base');
const audit = require('../lib/audit');

class User extends Base {
  save(...args) {
    audit.record('user');
    return super.save(...args);
  }
}

exports.User = User;
