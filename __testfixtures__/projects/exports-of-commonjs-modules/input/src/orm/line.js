'use strict';

const { perform } = require('./link');

const line = {
  send(request) {
    return perform(request);
  },
};

module.exports = line;

// What is put on `module.exports` now is put on the line.
module.exports.send = function later(request) {
  return new Promise((resolve) => setImmediate(() => resolve(perform(request))));
};
