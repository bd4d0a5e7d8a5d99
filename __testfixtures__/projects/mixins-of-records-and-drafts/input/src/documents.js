import { Draft, Record } from './store.js';

/** Of what it is applied to only records have an asave(). */
export const Versioned = (Base) =>
  class VersionedDocument extends Base {
    save() {
      this.version = (this.version ?? 0) + 1;
      return super.save();
    }
  };

/** Records alone. */
export const Titled = (Base) =>
  class TitledDocument extends Base {
    save() {
      this.title = this.title.trim();
      return super.save();
    }
  };

export class Article extends Titled(Versioned(Record)) {
  save() {
    this.slug = this.title.trim().toLowerCase();
    return super.save();
  }
}

export class Sketch extends Versioned(Draft) {}

export class Page extends Titled(Record) {}

/** Where no base is given it is a record. */
export function defineRecord(kind, Base = Record) {
  return class DefinedRecord extends Base {
    save() {
      this.kind = kind;
      return super.save();
    }
  };
}

export const Map = defineRecord('map');

export const Atlas = defineRecord('atlas', Page);
