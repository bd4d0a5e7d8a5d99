const { Model } = require('orm');

class Book extends Model {}

module.exports = { Book };
