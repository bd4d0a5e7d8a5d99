const { Model } = require('orm');

class Entry extends Model {}

exports.Entry = Entry;

exports.record = function (text) {
  Entry.objects.create({ text });
};
