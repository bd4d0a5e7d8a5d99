const Base = require('../models/base');

class Entry extends Base {}

function record(what) {
  const entry = new Entry();
  entry.what = what;
  entry.save();
}

module.exports = { Entry, record };
