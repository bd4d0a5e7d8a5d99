'use strict';

const { link } = require('./link');

class Record {
  constructor(fields) {
    Object.assign(this, fields);
  }

  persist() {
    this.number = link.send({ verb: 'put', shelf: this.constructor.shelf, row: { ...this } });
    return this.number;
  }

  async apersist() {
    this.number = await link.asend({ verb: 'put', shelf: this.constructor.shelf, row: { ...this } });
    return this.number;
  }
}

module.exports = { Record };
