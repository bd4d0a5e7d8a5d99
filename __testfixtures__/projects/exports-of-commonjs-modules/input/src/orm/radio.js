'use strict';

const { perform } = require('./link');

const radio = {
  beam(request) {
    return perform(request);
  },
};

module.exports = { radio };

exports = radio;
exports.beam = async (request) => perform(request);
