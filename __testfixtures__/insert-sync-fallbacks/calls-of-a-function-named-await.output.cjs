const { Model } = require('orm');
const { fallbackToSyncVariant } = require('orm-migrate-runtime');

/** Older than the keyword: scripts that are not strict may use the name. */
function await(value) {
  return `${value}!`;
}

class Ticket extends Model {}

Ticket.prototype.save = function () {
  this.title = await (this.title);
  return Model.prototype.save.call(this);
};

// orm-migrate: reserved-await - save() has a binding named `await`
fallbackToSyncVariant(Ticket.prototype, 'save', 'asave');

Ticket.prototype.delete = function () {
  this.title = await.call(null, this.title);
  return Model.prototype.delete.call(this);
};

// orm-migrate: reserved-await - delete() has a binding named `await`
fallbackToSyncVariant(Ticket.prototype, 'delete', 'adelete');

module.exports.Ticket = Ticket;
