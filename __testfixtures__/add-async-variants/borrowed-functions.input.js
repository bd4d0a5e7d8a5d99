import { Model } from 'orm';

function tidy() {
  this.title = this.title.trim();
}

function stamp(name) {
  new Stamp({ name }).save();
}

export class Stamp extends Model {}

export class Article extends Model {
  /** What is borrowed reaches nothing. */
  save() {
    tidy.call(this);
    super.save();
  }
}

export class Event extends Model {
  save() {
    stamp.call(null, this.name);
    super.save();
  }
}
