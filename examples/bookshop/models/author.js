import { integer, IntegrityError, text } from '../orm/index.js';
import { Book } from './book.js';
import { TimestampedModel } from './timestamped.js';

export class Author extends TimestampedModel {
  static table = 'authors';
  static fields = { ...super.fields, name: text(), bookCount: integer({ initial: 0 }) };

  /** The author's books on sale, as a query. */
  get books() {
    return Book.objects.filter({ authorId: this.id, deletedAt: null });
  }

  delete() {
    if (this.books.exists()) throw new IntegrityError(`${this.name} still has books on sale`);
    return super.delete();
  }
}
