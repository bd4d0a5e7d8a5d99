const audit = require('./audit');

exports.record = audit.record;
