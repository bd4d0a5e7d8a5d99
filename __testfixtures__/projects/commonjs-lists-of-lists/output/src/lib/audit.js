const { Model } = require('orm');

class Entry extends Model {}

function record(text) {
  Entry.objects.create({ text });
}

/** Async variant of {@link record}. */
async function arecord(text) {
  await Entry.objects.acreate({ text });
}

module.exports = { Entry, record, arecord };
