'use strict';

const { Record } = require('./orm/record');
const { Beamed, Lined, Posted } = require('./orm/remote');
const { fallbackToSyncVariant } = require('orm-migrate-runtime');

class Hive extends Record {
  persist() {
    this.name = this.name.trim();
    return super.persist();
  }

  /** Async variant of {@link persist}. */
  async apersist() {
    this.name = this.name.trim();
    return await super.apersist();
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

  /** Async variant of {@link persist}. */
  async apersist() {
    if (!(this.grams > 0)) throw new RangeError(`a hive of ${this.grams} g`);
    const number = await super.apersist();
    if (this.grams < 9000) await new Warning({ text: `feed hive ${this.hive}`, number }).apersist();
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

  static {
    // orm-migrate: promise-result - persist() gives a promise, which an async variant would unwrap
    fallbackToSyncVariant(this.prototype, 'persist', 'apersist');
  }
}
Camera.shelf = 'cameras';

class Beacon extends Beamed {
  persist() {
    this.seen = true;
    return super.persist();
  }

  static {
    // orm-migrate: promise-result - persist() gives a promise, which an async variant would unwrap
    fallbackToSyncVariant(this.prototype, 'persist', 'apersist');
  }
}
Beacon.shelf = 'beacons';

class Letter extends Posted {
  persist() {
    this.seen = true;
    return super.persist();
  }

  static {
    // orm-migrate: promise-result - persist() gives a promise, which an async variant would unwrap
    fallbackToSyncVariant(this.prototype, 'persist', 'apersist');
  }
}
Letter.shelf = 'letters';

module.exports = { Hive, Weighing, Warning, Camera, Beacon, Letter };
