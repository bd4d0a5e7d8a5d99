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

function CashReceipt(fields) {
  Receipt.call(this, fields);
}
util.inherits(CashReceipt, Receipt);

CashReceipt.prototype.save = function save(options) {
  this.till = 'front';
  return Receipt.prototype.save.call(this, options);
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

const Draft = (function (_super) {
  __extends(Draft, _super);
  function Draft(fields) {
    Object.assign(this, fields);
  }
  Draft.prototype.save = function (options) {
    this.draft = true;
    return _super.prototype.save.call(this, options);
  };
  return Draft;
})(Model);

function __extends(derived, base) {
  Object.setPrototypeOf(derived, base);
  derived.prototype = Object.create(base.prototype, { constructor: { value: derived } });
}

module.exports = { Receipt, CashReceipt, Note, Bill, Label, Draft };
