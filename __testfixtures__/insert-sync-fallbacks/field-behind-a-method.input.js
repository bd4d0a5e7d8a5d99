import { Model } from 'orm';

const archiving = (document) => () => {
  document.archive();
  return Model.prototype.save.call(document);
};

/** A generated class: several members stand in one line. */
export class Draft extends Model {
  archive() { this.archived = true; }save = archiving(this)
}

export class Note extends Model {
  archive() { this.archived = true; }save = archiving(this) 
}
