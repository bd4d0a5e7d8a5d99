// Licensed under MIT.

"use strict";;
debug

var orm = require("orm")

class Clock extends orm.Model {
  save() {
    setTimeout(() => super.save(), 0)
  }
}

function debug() {}

module.exports.Clock = Clock
