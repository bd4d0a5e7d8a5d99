const { Model } = require('orm');

class Entry extends Model {}

exports.Entry = Entry;

exports.record = function (text) {
  Entry.objects.create({ text });
};

/** Async variant of {@link record}. */
exports.arecord = async function (text) {
  await Entry.objects.acreate({ text });
};
