const { withRetry, awithRetry } = require('./lib/retry');

module.exports = { withRetry, awithRetry };
