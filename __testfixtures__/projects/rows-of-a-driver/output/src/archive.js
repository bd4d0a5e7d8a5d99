import { Record } from './orm/record.js';
import { fallbackToSyncVariant, forEachSequential } from 'orm-migrate-runtime';

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

  /** Async variant of {@link save}. */
  async asave() {
    await super.asave();
    for (const page of await Page.awhere({ box: this.id })) {
      page.shelf = this.shelf;
      await page.asave();
    }
    return this;
  }

  delete() {
    const pages = Page.where({ box: this.id });
    pages.filter((page) => page.words > 0).forEach((page) => page.delete());
    super.delete();
  }

  /** Async variant of {@link delete}. */
  async adelete() {
    const pages = await Page.awhere({ box: this.id });
    await forEachSequential(pages.filter((page) => page.words > 0), async (page) => await page.adelete());
    await super.adelete();
  }
}

export class Letter extends Record {
  static table = 'letters';

  /** What the post office gives is nothing of the archive's. */
  save() {
    for (const copy of this.office.copies(this)) copy.save();
    return super.save();
  }

  static {
    // orm-migrate: unresolved-receiver - save() calls copy.save(), and what that is called on
    //   cannot be told
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}
