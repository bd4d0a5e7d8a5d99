module.exports = { record: require('./lib/audit').record };
