const { Entry } = require('../models/base');

exports.record = function (what) {
  return Entry.objects.create({ series: 'audit', what }).what;
};
