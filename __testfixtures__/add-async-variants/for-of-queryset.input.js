import { Model } from 'orm';

export class Book extends Model {}

export class Author extends Model {
  delete() {
    for (const book of Book.objects.filter({ author: this.id }).orderBy('title')) {
      if (book.kept) continue;
      book.delete();
    }
    return super.delete();
  }
}
