import { clock, datetime, integer, real, text, ValidationError } from '../orm/index.js';
import { Author } from './author.js';
import { Audited } from './mixins/audited.js';
import { Sluggable } from './mixins/sluggable.js';
import { Review } from './review.js';
import { TimestampedModel } from './timestamped.js';

export class Book extends Audited(Sluggable(TimestampedModel)) {
  static table = 'books';
  static fields = {
    ...super.fields,
    title: text(),
    authorId: integer(),
    price: integer({ initial: 0 }), // in cents
    stock: integer({ initial: 0 }),
    rating: real(),
    deletedAt: datetime(),
  };

  makeSlug() {
    const base = super.makeSlug();
    let slug = base;
    let copy = 1;
    while (Book.objects.filter({ slug }).exists()) {
      copy += 1;
      slug = `${base}-${copy}`;
    }
    return slug;
  }

  save(options) {
    if (this.stock < 0) throw new ValidationError(`${this.title}: the stock cannot be negative`);
    const isFirstSave = this.isNew;
    super.save(options);
    if (isFirstSave) this.#adjustBookCount(1);
    return this;
  }

  /** Takes the book off the shelves but keeps the row: old orders refer to it. */
  delete() {
    for (const review of Review.objects.filter({ bookId: this.id }).orderBy('-rating')) review.delete();
    this.deletedAt = clock.now();
    this.save({ updateFields: ['deletedAt'] });
    this.#adjustBookCount(-1);
    return 1;
  }

  #adjustBookCount(change) {
    const author = Author.objects.get({ id: this.authorId });
    author.bookCount += change;
    author.save({ updateFields: ['bookCount'] });
  }
}
