const { withRetry } = require('./lib/retry');

module.exports = { withRetry };
