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

const limits = Object.freeze(
  Object.defineProperties({}, { authors: { get: () => Author.objects.count() }, quotes: { get: () => 5 } }),
);

export class Shelf extends Model {
  save() {
    this.capacity = limits.authors;
    super.save();
  }
}

export class Sheet extends Model {
  save() {
    this.capacity = limits.quotes;
    super.save();
  }
}

const currentShelf = () => Shelf.objects.get({ id: 1 });
Object.defineProperty(Book.prototype, 'shelf', { get: currentShelf });

export class Card extends Model {
  save() {
    this.place = this.book.shelf.id;
    super.save();
  }
}

export class Chapter extends Model {
  save() {
    this.source = this.book.title;
    super.save();
  }
}
