import { Record } from './orm/record.js';

export class Page extends Record {
  static table = 'pages';

  save() {
    this.words = this.text.split(' ').length;
    return super.save();
  }
}

export class Box extends Record {
  static table = 'boxes';

  save() {
    super.save();
    for (const page of Page.where({ box: this.id })) {
      page.shelf = this.shelf;
      page.save();
    }
    return this;
  }

  delete() {
    const pages = Page.where({ box: this.id });
    pages.filter((page) => page.words > 0).forEach((page) => page.delete());
    super.delete();
  }
}

export class Letter extends Record {
  static table = 'letters';

  /** What the post office gives is nothing of the archive's. */
  save() {
    for (const copy of this.office.copies(this)) copy.save();
    return super.save();
  }
}
