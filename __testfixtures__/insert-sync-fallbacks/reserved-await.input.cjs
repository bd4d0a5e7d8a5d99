const { Model } = require('orm');

class Queue extends Model {
  save(...args) {
    const await = this.waiting ?? 0;
    this.waiting = await + 1;
    return super.save(...args);
  }
}

module.exports = { Queue };
