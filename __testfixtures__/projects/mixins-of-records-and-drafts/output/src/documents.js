import { Draft, Record } from './store.js';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

/** Of what it is applied to only records have an asave(). */
export const Versioned = (Base) =>
  class VersionedDocument extends Base {
    save() {
      this.version = (this.version ?? 0) + 1;
      return super.save();
    }

    static {
      // orm-migrate: mixed-bases - the mixin is also applied to a base without asave()
      fallbackToSyncVariant(this.prototype, 'save', 'asave');
    }
  };

/** Records alone. */
export const Titled = (Base) =>
  class TitledDocument extends Base {
    save() {
      this.title = this.title.trim();
      return super.save();
    }

    /** Async variant of {@link save}. */
    async asave() {
      this.title = this.title.trim();
      return await super.asave();
    }
  };

export class Article extends Titled(Versioned(Record)) {
  save() {
    this.slug = this.title.trim().toLowerCase();
    return super.save();
  }

  /** Async variant of {@link save}. */
  async asave() {
    this.slug = this.title.trim().toLowerCase();
    return await super.asave();
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

    /** Async variant of {@link save}. */
    async asave() {
      this.kind = kind;
      return await super.asave();
    }
  };
}

export const Map = defineRecord('map');

export const Atlas = defineRecord('atlas', Page);
