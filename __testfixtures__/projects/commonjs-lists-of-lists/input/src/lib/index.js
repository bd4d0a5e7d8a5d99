module.exports = {
  ...require('./audit'),
  ...require('./errors'),
};
