const { Model } = require('orm');

class Entry extends Model {}

function record(text) {
  Entry.objects.create({ text });
}

module.exports = { Entry, record };
