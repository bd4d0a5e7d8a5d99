const Base = require('../models/base');

class Entry extends Base {}

function record(what) {
  const entry = new Entry();
  entry.what = what;
  entry.save();
}

/** Async variant of {@link record}. */
async function arecord(what) {
  const entry = new Entry();
  entry.what = what;
  await entry.asave();
}

module.exports = { Entry, record, arecord };
