import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

const archiving = (document) => () => {
  document.archive();
  return Model.prototype.save.call(document);
};

/** A generated class: several members stand in one line. */
export class Draft extends Model {
  archive() { this.archived = true; }save = archiving(this);
  static {
    // orm-migrate: unsupported-form - the code of save cannot be seen where it is written
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Note extends Model {
  archive() { this.archived = true; }save = archiving(this);
  static {
    // orm-migrate: unsupported-form - the code of save cannot be seen where it is written
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}
