'use strict';

const { Model } = require('orm');
const path = require('node:path');

class Attachment extends Model {
  save(...args) {
    this.extension = path.extname(this.file);
    return super.save(...args);
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    this.extension = path.extname(this.file);
    return await super.asave(...args);
  }
}

module.exports = { Attachment };
