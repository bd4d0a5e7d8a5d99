const { Model } = require('orm')
const { fallbackToSyncVariant, forEachSequential } = require('orm-migrate-runtime')

class Ticket extends Model {
  save(...args) {
    this.changes = (this.changes ?? 0) + 1
    return super.save(...args)
  }
}

// orm-migrate: outside-paths - save() calls record(), which reaches the ORM in a file outside the given paths
fallbackToSyncVariant(Ticket.prototype, 'save', 'asave')

function Reply() {}
class Note extends Model {}

Note.prototype.save = function save(...args) {
  this.kind = new Reply().kind ?? 'note'
  return Model.prototype.save.call(this, ...args)
}
// orm-migrate: outside-paths - save() calls record(), which reaches the ORM in a file outside the given paths
fallbackToSyncVariant(Note.prototype, 'save', 'asave')

class Memo extends Model {}

Object.assign(Memo.prototype, {
  save(...args) {
    this.kind = 'memo'
    return Model.prototype.save.call(this, ...args)
  },
})

// orm-migrate: bare-override - save() calls this.save(), and an override of it keeps no async variant
fallbackToSyncVariant(Memo.prototype, 'save', 'asave')

class Reminder extends Model {
  save(...args) {
    setTimeout(() => super.save(...args), 0)
  }
}

// orm-migrate: outside-paths - save() calls record(), which reaches the ORM in a file outside the given paths
fallbackToSyncVariant(Reminder.prototype, 'save', 'asave')

module.exports = { Ticket, Note, Memo, Reminder, forEachSequential }
