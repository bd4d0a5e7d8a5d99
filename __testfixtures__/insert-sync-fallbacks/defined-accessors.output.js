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

const limits = Object.freeze(
  Object.defineProperties({}, { authors: { get: () => Author.objects.count() }, quotes: { get: () => 5 } }),
);

export class Shelf extends Model {
  save() {
    this.capacity = limits.authors;
    super.save();
  }

  static {
    // orm-migrate: lazy-relation - save() reads limits.authors, an accessor that reaches the ORM
    //   (get())
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Sheet extends Model {
  save() {
    this.capacity = limits.quotes;
    super.save();
  }

  /** Async variant of {@link save}. */
  async asave() {
    this.capacity = limits.quotes;
    await super.asave();
  }
}

const currentShelf = () => Shelf.objects.get({ id: 1 });
Object.defineProperty(Book.prototype, 'shelf', { get: currentShelf });

export class Card extends Model {
  save() {
    this.place = this.book.shelf.id;
    super.save();
  }

  static {
    // orm-migrate: lazy-relation - save() reads this.book.shelf, an accessor that reaches the ORM
    //   (currentShelf())
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
