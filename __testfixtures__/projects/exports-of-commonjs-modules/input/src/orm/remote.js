'use strict';

const line = require('./line');
const { radio } = require('./radio');
const { link } = require('./link');

const request = (record) => ({ verb: 'put', shelf: record.constructor.shelf, row: { ...record } });

class Lined {
  persist() {
    return line.send(request(this));
  }

  async apersist() {
    return link.asend(request(this));
  }
}

class Beamed {
  persist() {
    return radio.beam(request(this));
  }

  async apersist() {
    return link.asend(request(this));
  }
}

/** Its sync side does not wait for what it sends. */
class Posted {
  persist() {
    this.pending ??= link.send(request(this));
    return this.pending;
  }

  async apersist() {
    this.pending = link.asend(request(this));
    return this.pending;
  }
}

module.exports = { Lined, Beamed, Posted };
