const { Entry } = require('../models/base');

exports.stamp = function (what) {
  return Entry.objects.create({ series: 'stamps', what }).what;
};

for (const name of Object.keys(exports)) {
  const inner = exports[name];
  exports[name] = (...given) => inner(...given).toUpperCase();
}
