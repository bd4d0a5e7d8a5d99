const { Entry } = require('../models/base');

exports.total = function (series) {
  return Entry.objects.filter({ series }).count();
};

/** Async variant of {@link total}. */
exports.atotal = async function (series) {
  return await Entry.objects.filter({ series }).acount();
};
