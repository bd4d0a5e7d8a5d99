import { Manager, Model } from 'shelf-orm';

export class Author extends Model {}

export class Book extends Model {
  save() {
    const [author, isNew] = Author.objects.getOrCreate({ title: this.author });
    author.books = (author.books ?? 0) + 1;
    author.isNew = isNew;
    author.save();
    return super.save();
  }
}

export class Copy extends Model {
  save() {
    Book.objects.getOrCreate({ title: this.title, defaults: { author: 'nobody' } })[0].save();
    return super.save();
  }
}

/** Not a row, although it is saved. */
class Draft {
  save() {
    this.isKept = true;
  }
}

const drafts = JSON.parse('{}');

class NoteManager extends Manager {
  get(conditions) {
    return drafts[conditions.title] ?? new Draft();
  }
}

export class Note extends Model {
  static get objects() {
    return new NoteManager(this);
  }
}

export class Index extends Model {
  save() {
    Note.objects.get({ title: 'none' }).save();
    return super.save();
  }
}
