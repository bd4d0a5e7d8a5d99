'use strict';

const util = require('node:util');
const { Model } = require('orm');

function Receipt(fields) {
  Object.assign(this, fields);
}
util.inherits(Receipt, Model);

Receipt.prototype.save = function (options) {
  this.number = this.number || 1;
  return Receipt.super_.prototype.save.call(this, options);
};

/** Async variant of {@link save}. */
Receipt.prototype.asave = async function (options) {
  this.number = this.number || 1;
  return await Receipt.super_.prototype.asave.call(this, options);
};

function CashReceipt(fields) {
  Receipt.call(this, fields);
}
util.inherits(CashReceipt, Receipt);

CashReceipt.prototype.save = function save(options) {
  this.till = 'front';
  return Receipt.prototype.save.call(this, options);
};

/** Async variant of {@link save}. */
CashReceipt.prototype.asave = async function save(options) {
  this.till = 'front';
  return await Receipt.prototype.asave.call(this, options);
};

function Note(fields) {
  Object.assign(this, fields);
}
Note.prototype = Object.create(Model.prototype, {
  constructor: { value: Note },
  save: {
    value: function (options) {
      this.text = this.text.trim();
      return Model.prototype.save.call(this, options);
    },
    writable: true,
  },
  /** Async variant of {@link save}. */
  asave: {
    value: async function (options) {
      this.text = this.text.trim();
      return await Model.prototype.asave.call(this, options);
    },
    writable: true,
  },
});

function Bill(fields) {
  Object.assign(this, fields);
}
Bill.prototype = {
  __proto__: Model.prototype,
  constructor: Bill,
  save(options) {
    this.due = 30;
    return super.save(options);
  },

  /** Async variant of {@link save}. */
  async asave(options) {
    this.due = 30;
    return await super.asave(options);
  },
};

function Label(fields) {
  Object.assign(this, fields);
}
Object.setPrototypeOf(Label.prototype, Note.prototype);
const label = Label.prototype;
label.save = function (options) {
  new Receipt({ number: 7 }).save();
  return Note.prototype.save.call(this, options);
};

/** Async variant of {@link save}. */
label.asave = async function (options) {
  await new Receipt({ number: 7 }).asave();
  return await Note.prototype.asave.call(this, options);
};

const Draft = (function (_super) {
  __extends(Draft, _super);
  function Draft(fields) {
    Object.assign(this, fields);
  }
  Draft.prototype.save = function (options) {
    this.draft = true;
    return _super.prototype.save.call(this, options);
  };
  /** Async variant of {@link save}. */
  Draft.prototype.asave = async function (options) {
    this.draft = true;
    return await _super.prototype.asave.call(this, options);
  };
  return Draft;
})(Model);

function __extends(derived, base) {
  Object.setPrototypeOf(derived, base);
  derived.prototype = Object.create(base.prototype, { constructor: { value: derived } });
}

module.exports = { Receipt, CashReceipt, Note, Bill, Label, Draft };
