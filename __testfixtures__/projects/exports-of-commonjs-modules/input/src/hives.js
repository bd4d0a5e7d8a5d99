'use strict';

const { Record } = require('./orm/record');
const { Beamed, Lined, Posted } = require('./orm/remote');

class Hive extends Record {
  persist() {
    this.name = this.name.trim();
    return super.persist();
  }
}
Hive.shelf = 'hives';

class Weighing extends Record {
  persist() {
    if (!(this.grams > 0)) throw new RangeError(`a hive of ${this.grams} g`);
    const number = super.persist();
    if (this.grams < 9000) new Warning({ text: `feed hive ${this.hive}`, number }).persist();
    return number;
  }
}
Weighing.shelf = 'weighings';

class Warning extends Record {}
Warning.shelf = 'warnings';

/** The promise is handed on. */
class Camera extends Lined {
  persist() {
    this.seen = true;
    return super.persist();
  }
}
Camera.shelf = 'cameras';

class Beacon extends Beamed {
  persist() {
    this.seen = true;
    return super.persist();
  }
}
Beacon.shelf = 'beacons';

class Letter extends Posted {
  persist() {
    this.seen = true;
    return super.persist();
  }
}
Letter.shelf = 'letters';

module.exports = { Hive, Weighing, Warning, Camera, Beacon, Letter };
