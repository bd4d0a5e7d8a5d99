// Licensed under MIT.

"use strict";;

const { fallbackToSyncVariant } = require("orm-migrate-runtime")

debug

var orm = require("orm")

class Clock extends orm.Model {
  save() {
    setTimeout(() => super.save(), 0)
  }

  static {
    // orm-migrate: nested-callback - save() reaches the ORM inside a setTimeout() callback
    fallbackToSyncVariant(this.prototype, "save", "asave")
  }
}

function debug() {}

module.exports.Clock = Clock
