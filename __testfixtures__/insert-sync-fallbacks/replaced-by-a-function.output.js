import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Book extends Model {
  save(...args) {
    this.title = String(this.title).trim();
    return super.save(...args);
  }

  static {
    // orm-migrate: unsupported-form - replaced-by-a-function.js:27 Class.prototype.save may put
    //   another save() in its place
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Film extends Model {
  delete() {
    this.gone = true;
    return super.delete();
  }

  static {
    // orm-migrate: unsupported-form - replaced-by-a-function.js:38 Film.prototype[name] may put
    //   another delete() in its place
    fallbackToSyncVariant(this.prototype, 'delete', 'adelete');
  }
}

export class Song extends Model {
  save(...args) {
    this.title = String(this.title).trim();
    return super.save(...args);
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    this.title = String(this.title).trim();
    return await super.asave(...args);
  }
}

/** What a mirror of `Book.save` would do is not what `save()` does any more. */
function withAudit(Class) {
  const { save } = Class.prototype;
  Class.prototype.save = function (...args) {
    this.audited = true;
    return save.apply(this, args);
  };
  return Class;
}
withAudit(Book);

const names = ['delete'];
for (const name of names) {
  const inner = Film.prototype[name];
  Film.prototype[name] = function () {
    this.audited = true;
    return inner.call(this);
  };
}
