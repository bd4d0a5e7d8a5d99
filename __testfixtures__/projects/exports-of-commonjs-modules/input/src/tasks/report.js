'use strict';

const { link } = require('../orm/link');

/** Sends the beekeeper what happened; that is another `send()` than the one of the link. */
exports.send = async function send(shelf) {
  await null;
  return `${shelf}: ${link.send({ verb: 'count', shelf })}`;
};

module.exports.deliver = (shelf) => exports.send(shelf);
