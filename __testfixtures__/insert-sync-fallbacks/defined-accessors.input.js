import { Model } from 'orm';

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
}

export class Chapter extends Model {
  save() {
    this.source = this.book.title;
    super.save();
  }
}
