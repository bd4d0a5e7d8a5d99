const { Model } = require('orm');

class Entry extends Model {}

exports.Entry = Entry;
