const { Entry } = require('./base');
const numbers = require('../lib/numbers');
const audit = require('../lib/audit');
const { post } = require('../lib/posting');
const stamps = require('../lib/stamps');
const { check } = require('../lib/modes');
const notices = require('../lib/notices');
const totals = require('../lib/totals');

exports.Ticket = class Ticket extends Entry {
  save(...args) {
    this.number = numbers.next(this.series);
    super.save(...args);
  }
};

exports.Refund = class Refund extends Entry {
  save(...args) {
    this.note = audit.record('refund');
    super.save(...args);
  }
};

exports.Voucher = class Voucher extends Entry {
  save(...args) {
    this.note = post('voucher');
    super.save(...args);
  }
};

exports.Pass = class Pass extends Entry {
  save(...args) {
    this.note = stamps.stamp('pass');
    super.save(...args);
  }
};

exports.Season = class Season extends Entry {
  save(...args) {
    this.valid = check('season');
    super.save(...args);
  }
};

exports.Notice = class Notice extends Entry {
  save(...args) {
    this.note = notices.send('notice');
    super.save(...args);
  }
};

exports.Report = class Report extends Entry {
  save(...args) {
    this.total = totals.total('old');
    super.save(...args);
  }
};
