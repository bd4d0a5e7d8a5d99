import { Model } from 'orm';

export class Book extends Model {
  save(...args) {
    this.title = String(this.title).trim();
    return super.save(...args);
  }
}

export class Film extends Model {
  delete() {
    this.gone = true;
    return super.delete();
  }
}

export class Song extends Model {
  save(...args) {
    this.title = String(this.title).trim();
    return super.save(...args);
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
