import { Model } from 'orm';

export class Author extends Model {}

export class Book extends Model {
  save(options) {
    const author = Author.objects.get({ id: this.authorId });
    this.byline = author.name;
    this._index();
    super.save(options);
  }

  _index() {
    for (const word of this.title.split(' ')) Word.objects.create({ word });
  }
}

export class Word extends Model {}
