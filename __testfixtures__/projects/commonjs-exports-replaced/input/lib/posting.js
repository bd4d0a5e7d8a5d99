const { Entry } = require('../models/base');

function post(what) {
  return Entry.objects.create({ series: 'posting', what }).what;
}

module.exports = { post };
