import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

const clean = Symbol('clean');
const store = Symbol('store');

export class Entry extends Model {}

export class Address extends Model {
  [clean](text) {
    return text.trim().toLowerCase();
  }

  /** What a constant symbol names is as well known as any method. */
  save(...args) {
    this.city = this[clean](this.city);
    return super.save(...args);
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    this.city = this[clean](this.city);
    return await super.asave(...args);
  }
}

export class Journal extends Model {
  [store](text) {
    Entry.objects.create({ text });
  }

  save(...args) {
    this[store](this.text);
    return super.save(...args);
  }

  static {
    // orm-migrate: unsupported-form - save() calls Journal.[store](), which reaches the ORM in a
    //   method whose name is a symbol
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}
