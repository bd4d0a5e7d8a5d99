import { Model } from 'orm';

function tidy() {
  this.title = this.title.trim();
}

function stamp(name) {
  new Stamp({ name }).save();
}

/** Async variant of {@link stamp}. */
async function astamp(name) {
  await new Stamp({ name }).asave();
}

export class Stamp extends Model {}

export class Article extends Model {
  /** What is borrowed reaches nothing. */
  save() {
    tidy.call(this);
    super.save();
  }

  /** Async variant of {@link save}. */
  async asave() {
    tidy.call(this);
    await super.asave();
  }
}

export class Event extends Model {
  save() {
    stamp.call(null, this.name);
    super.save();
  }

  /** Async variant of {@link save}. */
  async asave() {
    await astamp.call(null, this.name);
    await super.asave();
  }
}
