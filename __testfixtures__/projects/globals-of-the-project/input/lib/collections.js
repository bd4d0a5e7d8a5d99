const { Mongo } = require('meteor/mongo');

// The platform has names like these, too.
Worker = new Mongo.Collection('workers');
global.history = new Mongo.Collection('history');
globalThis.Shifts = new Mongo.Collection('shifts');

confirm = function (name) {
  Shifts.insert({ name });
  return true;
};

alert = function (text) {
  return text.length;
};
