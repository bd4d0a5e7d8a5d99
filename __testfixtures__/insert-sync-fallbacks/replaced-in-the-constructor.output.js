import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

/** Every draft has a save() of its own, which nothing below it may go around. */
export class Draft extends Model {
  constructor(fields) {
    super(fields);
    this.save = () => {
      this.kept = true;
    };
  }

  publish() {
    this.published = true;
    this.save();
  }

  delete() {
    this.publish();
    return super.delete();
  }

  static {
    // orm-migrate: unresolved-receiver - delete() calls Draft.publish(), which calls this.save() on
    //   Draft, whose save is assigned elsewhere
    fallbackToSyncVariant(this.prototype, 'delete', 'adelete');
  }
}

export class Page extends Model {
  /** super.save() is what the prototype has, whatever objects have. */
  save() {
    this.kind = 'page';
    super.save();
  }

  /** Async variant of {@link save}. */
  async asave() {
    this.kind = 'page';
    await super.asave();
  }
}
