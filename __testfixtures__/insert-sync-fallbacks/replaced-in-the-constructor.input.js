import { Model } from 'orm';

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
}

export class Page extends Model {
  /** super.save() is what the prototype has, whatever objects have. */
  save() {
    this.kind = 'page';
    super.save();
  }
}
