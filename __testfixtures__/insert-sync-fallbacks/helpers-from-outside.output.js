import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

class Tag extends Model {}

export class Page extends Model {
  save(...args) {
    this.tidy();
    this.log = [...(this.log ?? []), 'saved'];
    return super.save(...args);
  }

  static {
    // orm-migrate: unresolved-receiver - save() calls this.tidy() on Page, whose tidy is assigned
    //   elsewhere
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }

  tidy() {}
}

/** What these do instead is an operation of the database, which a mirror of `Page.save` would have to wait for. */
export class Defined extends Page {}
Object.defineProperty(Defined.prototype, 'tidy', {
  value() {
    new Tag().save();
    this.log = ['tidied'];
  },
});

export class Note extends Model {
  save(...args) {
    this.tidy();
    this.log = [...(this.log ?? []), 'saved'];
    return super.save(...args);
  }

  static {
    // orm-migrate: unresolved-receiver - save() calls this.tidy() on Note, whose tidy is assigned
    //   elsewhere
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }

  tidy() {}
}

export class Reflected extends Note {}
Reflect.set(Reflected.prototype, 'tidy', function () {
  new Tag().save();
  this.log = ['tidied'];
});
