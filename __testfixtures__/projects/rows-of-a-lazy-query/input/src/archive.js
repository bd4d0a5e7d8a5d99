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
}
