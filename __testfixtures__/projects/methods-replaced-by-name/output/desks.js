import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Note extends Model {}

export const kept = [];

function keep(text) {
  kept.push(text);
  return text;
}

class Bell {
  ring(text) {
    return Note.objects.create({ text });
  }
}

class Horn {
  blow(text) {
    return Note.objects.create({ text });
  }
}

class Drum {
  beat(text) {
    return Note.objects.create({ text });
  }
}

class Gong {
  strike(text) {
    return Note.objects.create({ text });
  }
}

class Lamp {
  blink(text) {
    return Note.objects.create({ text });
  }
}

class Flag {
  count = 0;

  wave(text) {
    this.count += 1;
    return Note.objects.create({ text });
  }

  /** Async variant of {@link wave}. */
  async awave(text) {
    this.count += 1;
    return await Note.objects.acreate({ text });
  }

  restore(state) {
    Object.assign(this, state);
    for (const key of ['count']) this[key] = 0;
  }
}

const bell = new Bell();
const horn = new Horn();
const drum = new Drum();
const gong = new Gong();
const lamp = new Lamp();
const flag = new Flag();

export class Order extends Model {
  save(options) {
    bell.ring(this.name);
    return super.save(options);
  }

  static {
    // orm-migrate: unresolved-receiver - save() calls bell.ring() on Bell, whose ring is assigned
    //   elsewhere
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Parcel extends Model {
  save(options) {
    horn.blow(this.name);
    return super.save(options);
  }

  static {
    // orm-migrate: unresolved-receiver - save() calls horn.blow() on Horn, whose blow is assigned
    //   elsewhere
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Letter extends Model {
  save(options) {
    drum.beat(this.name);
    return super.save(options);
  }

  static {
    // orm-migrate: unresolved-receiver - save() calls drum.beat() on Drum, whose beat is assigned
    //   elsewhere
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Stamp extends Model {
  save(options) {
    gong.strike(this.name);
    return super.save(options);
  }

  static {
    // orm-migrate: unresolved-receiver - save() calls gong.strike() on Gong, whose strike is
    //   assigned elsewhere
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Route extends Model {
  save(options) {
    lamp.blink(this.name);
    return super.save(options);
  }

  static {
    // orm-migrate: unresolved-receiver - save() calls lamp.blink() on Lamp, whose blink is assigned
    //   elsewhere
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Ship extends Model {
  save(options) {
    flag.restore({ count: 2 });
    flag.wave(this.name);
    return super.save(options);
  }

  /** Async variant of {@link save}. */
  async asave(options) {
    flag.restore({ count: 2 });
    await flag.awave(this.name);
    return await super.asave(options);
  }
}

function wrap(object, name, work) {
  object[name] = (...given) => work(...given);
}

function adopt(object, methods) {
  return Object.assign(object, methods);
}

export function mute() {
  wrap(bell, 'ring', keep);
  adopt(horn, { blow: keep });
  Object.assign.call(null, drum, { beat: keep });
  Object.defineProperty(gong, 'strike', { value: keep });
  Object.assign(...[lamp, { blink: keep }]);
}
