require('./lib/trace');
require('./lib/silent');

module.exports = require('./models/tickets');
