// Licensed under MIT.

"use strict";;

var orm = require("orm")

class Clock extends orm.Model {
  save() {
    setTimeout(() => super.save(), 0)
  }
}

module.exports.Clock = Clock
