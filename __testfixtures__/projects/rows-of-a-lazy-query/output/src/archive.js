import { Record } from './orm/record.js';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Page extends Record {
  static table = 'pages';

  save() {
    this.words = this.text.split(' ').length;
    return super.save();
  }

  /** Async variant of {@link save}. */
  async asave() {
    this.words = this.text.split(' ').length;
    return await super.asave();
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

  static {
    // orm-migrate: unresolved-receiver - save() calls page.save(), and what that is called on
    //   cannot be told
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}
