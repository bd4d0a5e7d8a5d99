const { Model } = require('orm')
const { fallbackToSyncVariant, forEachSequential } = require('orm-migrate-runtime')

class Ticket extends Model {
  save(...args) {
    this.changes = (this.changes ?? 0) + 1
    return super.save(...args)
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    this.changes = (this.changes ?? 0) + 1
    return await super.asave(...args)
  }
}

function Reply() {}
class Note extends Model {}

Note.prototype.save = function save(...args) {
  this.kind = new Reply().kind ?? 'note'
  return Model.prototype.save.call(this, ...args)
}

/** Async variant of {@link save}. */
Note.prototype.asave = async function save(...args) {
  this.kind = new Reply().kind ?? 'note'
  return await Model.prototype.asave.call(this, ...args)
}

class Memo extends Model {}

Object.assign(Memo.prototype, {
  save(...args) {
    this.kind = 'memo'
    return Model.prototype.save.call(this, ...args)
  },

  /** Async variant of {@link save}. */
  async asave(...args) {
    this.kind = 'memo'
    return await Model.prototype.asave.call(this, ...args)
  },
})

class Reminder extends Model {
  save(...args) {
    setTimeout(() => super.save(...args), 0)
  }
}

// orm-migrate: outside-paths - save() calls record(), which reaches the ORM in a file outside the given paths
fallbackToSyncVariant(Reminder.prototype, 'save', 'asave')

module.exports = { Ticket, Note, Memo, Reminder, forEachSequential }
