import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Author extends Model {}

export class Book extends Model {}

Object.defineProperty(Book.prototype, 'author', {
  get() {
    return Author.objects.get({ id: this.authorId });
  },
});

export class Quote extends Model {
  save() {
    this.source = this.book.author.name;
    super.save();
  }

  static {
    // orm-migrate: lazy-relation - save() reads this.book.author, an accessor that reaches the ORM
    //   (get())
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Chapter extends Model {
  save() {
    this.source = this.book.title;
    super.save();
  }

  /** Async variant of {@link save}. */
  async asave() {
    this.source = this.book.title;
    await super.asave();
  }
}
