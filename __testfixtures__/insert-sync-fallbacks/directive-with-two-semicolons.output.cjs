// Licensed under MIT.

"use strict";;

var orm = require("orm")
const { fallbackToSyncVariant } = require("orm-migrate-runtime")

class Clock extends orm.Model {
  save() {
    setTimeout(() => super.save(), 0)
  }

  static {
    // orm-migrate: nested-callback - save() reaches the ORM inside a setTimeout() callback
    fallbackToSyncVariant(this.prototype, "save", "asave")
  }
}

module.exports.Clock = Clock
