const { Model } = require('orm');

class Ticket extends Model {
  save(...args) {
    await: for (const line of this.lines) {
      if (line === 'end') break await;
    }
    return super.save(...args);
  }

  delete(...args) {
    this.total = ((await) => await + 1)(1);
    return super.delete(...args);
  }
}

module.exports = { Ticket };
