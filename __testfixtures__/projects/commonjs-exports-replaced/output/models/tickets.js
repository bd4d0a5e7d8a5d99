const { Entry } = require('./base');
const numbers = require('../lib/numbers');
const audit = require('../lib/audit');
const { post } = require('../lib/posting');
const stamps = require('../lib/stamps');
const { check } = require('../lib/modes');
const notices = require('../lib/notices');
const totals = require('../lib/totals');
const { fallbackToSyncVariant } = require('orm-migrate-runtime');

exports.Ticket = class Ticket extends Entry {
  save(...args) {
    this.number = numbers.next(this.series);
    super.save(...args);
  }

  static {
    // orm-migrate: unresolved-receiver - save() calls numbers.next(), and another function may go
    //   by that name
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
};

exports.Refund = class Refund extends Entry {
  save(...args) {
    this.note = audit.record('refund');
    super.save(...args);
  }

  static {
    // orm-migrate: unresolved-receiver - save() calls audit.record(), and another function may go
    //   by that name
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
};

exports.Voucher = class Voucher extends Entry {
  save(...args) {
    this.note = post('voucher');
    super.save(...args);
  }

  static {
    // orm-migrate: unresolved-receiver - save() calls post(), and another function may go by that
    //   name
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
};

exports.Pass = class Pass extends Entry {
  save(...args) {
    this.note = stamps.stamp('pass');
    super.save(...args);
  }

  static {
    // orm-migrate: unresolved-receiver - save() calls stamps.stamp(), and another function may go
    //   by that name
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
};

exports.Season = class Season extends Entry {
  save(...args) {
    this.valid = check('season');
    super.save(...args);
  }

  static {
    // orm-migrate: unresolved-receiver - save() calls check(), and another function may go by that
    //   name
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
};

exports.Notice = class Notice extends Entry {
  save(...args) {
    this.note = notices.send('notice');
    super.save(...args);
  }

  static {
    // orm-migrate: unresolved-receiver - save() calls notices.send(), and another function may go
    //   by that name
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
};

exports.Report = class Report extends Entry {
  save(...args) {
    this.total = totals.total('old');
    super.save(...args);
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    this.total = await totals.atotal('old');
    await super.asave(...args);
  }
};
