import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Author extends Model {}

export class Book extends Model {
  get author() {
    return Author.objects.get({ id: this.authorId });
  }

  save(...args) {
    this.byline = `by ${this.author.name}`;
    return super.save(...args);
  }

  static {
    // orm-migrate: lazy-relation - save() reads this.author, an accessor that reaches the ORM
    //   (Book.author)
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}
