'use strict';

const { Collection } = require('../orm');

const Numbers = new Collection('numbers');

exports.nextNumber = function (series) {
  const row = Numbers.findOne({ series });
  const value = row ? row.value + 1 : 1;
  if (row) Numbers.update({ series }, { value });
  else Numbers.insert({ series, value });
  return value;
};

const take = (exports.take = function (series) {
  Numbers.update({ series }, { value: 0 });
});

exports.total = (list, pick) => list.reduce((sum, each) => sum + pick(each), 0);

exports.retake = (series) => take(series);
