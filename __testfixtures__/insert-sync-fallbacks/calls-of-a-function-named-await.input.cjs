const { Model } = require('orm');

/** Older than the keyword: scripts that are not strict may use the name. */
function await(value) {
  return `${value}!`;
}

class Ticket extends Model {}

Ticket.prototype.save = function () {
  this.title = await (this.title);
  return Model.prototype.save.call(this);
};

Ticket.prototype.delete = function () {
  this.title = await.call(null, this.title);
  return Model.prototype.delete.call(this);
};

module.exports.Ticket = Ticket;
