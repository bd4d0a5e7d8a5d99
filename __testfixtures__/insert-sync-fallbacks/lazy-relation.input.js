import { Model } from 'orm';

export class Author extends Model {}

export class Book extends Model {
  get author() {
    return Author.objects.get({ id: this.authorId });
  }

  save(...args) {
    this.byline = `by ${this.author.name}`;
    return super.save(...args);
  }
}
