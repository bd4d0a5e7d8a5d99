import { Model } from 'orm';

export class Author extends Model {}

export class Book extends Model {
  save(options) {
    const author = Author.objects.get({ id: this.authorId });
    this.byline = author.name;
    this._index();
    super.save(options);
  }

  /** Async variant of {@link save}. */
  async asyncSave(options) {
    const author = await Author.objects.asyncGet({ id: this.authorId });
    this.byline = author.name;
    await this._asyncIndex();
    await super.asyncSave(options);
  }

  _index() {
    for (const word of this.title.split(' ')) Word.objects.create({ word });
  }

  /** Async variant of {@link _index}. */
  async _asyncIndex() {
    for (const word of this.title.split(' ')) await Word.objects.asyncCreate({ word });
  }
}

export class Word extends Model {}
