import { integer, text, ValidationError } from '../orm/index.js';
import { Book } from './book.js';
import { TimestampedModel } from './timestamped.js';

export class Review extends TimestampedModel {
  static table = 'reviews';
  static fields = { ...super.fields, bookId: integer(), customerId: integer(), rating: integer(), body: text() };

  save(options) {
    if (!(this.rating >= 1 && this.rating <= 5)) throw new ValidationError('A rating goes from 1 to 5');
    super.save(options);
    this.#recalculate();
    return this;
  }

  delete() {
    const removed = super.delete();
    this.#recalculate();
    return removed;
  }

  /** Keeps the book's average rating in step with its reviews. */
  #recalculate() {
    const ratings = [...Review.objects.filter({ bookId: this.bookId })].map((review) => review.rating);
    const book = Book.objects.get({ id: this.bookId });
    book.rating = ratings.length > 0 ? ratings.reduce((sum, rating) => sum + rating, 0) / ratings.length : null;
    book.save({ updateFields: ['rating'] });
  }
}
