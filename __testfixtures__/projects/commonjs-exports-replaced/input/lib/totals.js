const { Entry } = require('../models/base');

exports.total = function (series) {
  return Entry.objects.filter({ series }).count();
};
